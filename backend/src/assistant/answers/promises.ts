import type { Word } from '../../understanding/utterance.ts';

/**
 * Folded beginnings of words that promise something or claim that it was done, in every supported language:
 * a model may answer in another language than requested.
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

/** How many words before it may change its meaning: "is not", "can be". */
const BEFORE = 2;

/** Each promise in a text with the words directly before it, folded. */
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
