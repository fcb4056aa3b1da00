import type { Word } from '../../understanding/utterance.ts';

/**
 * The beginnings of words with which something is promised or said to be done, folded, in the languages spoken here.
 * Whatever language is asked for, a model may answer in another one.
 */
const BEGINNINGS = `
  booked reserved reservation confirm scheduled rescheduled cancelled canceled secured guarante promis refund reimburs
  discount free complimentary voucher coupon bonus gift waive compensat half double twice zero
  reservad confirmad agendad marcad remarcad cancelad garant promet prometo reembols descont desconto gratis gratuit gratuid
  brinde cupom cupao isent devolu devolv metade dobro
  descuent cupon regal bonific mitad doble
`
  .split(/\s+/)
  .filter(Boolean);

/** Words in front of it that may turn its meaning: "is not", "can be". */
const BEFORE = 2;

/** Each promise of a text with the words right in front of it, folded. */
export const promisesIn = (words: readonly Word[]): readonly string[] =>
  words.flatMap(({ key }, at) =>
    BEGINNINGS.some((beginning) => key.startsWith(beginning))
      ? [
          words
            .slice(Math.max(0, at - BEFORE), at + 1)
            .map((word) => word.key)
            .join(' '),
        ]
      : [],
  );
