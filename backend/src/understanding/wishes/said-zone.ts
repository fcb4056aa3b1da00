import type { TimeWords } from '../lexicon/time-words.ts';
import { zonesByPlace } from '../lexicon/zone-names.ts';
import { anyOf, wholeWords } from './scrap.ts';

/** The IANA zone that a text names beside a time, and the text without it. */
export interface SaidZone {
  readonly zone: string;
  readonly rest: string;
}

const HOUR_BEFORE =
  '(?<=(?:\\d\\s?(?:h|hs|hrs|am|pm|a\\.m\\.?|p\\.m\\.?|horas)?|noon|midday|o.?clock|tarde|manha|manana|noche|noite)\\s)\\(?';
const OFFSET = /(?<![\p{L}\p{N}])\(?(?:utc|gmt)\s?([+-−])\s?(\d{1,2})(?::?00)?\)?(?![\p{L}\p{N}])/u;
const MAX_OFFSET = 12;

/** "10 am eastern", "15h de Lisboa", "3pm CET", "11:00 (horário de Brasília)", "9 UTC-3" */
export function createZoneReader(words: TimeWords): (text: string) => SaidZone | null {
  const byPlace = zonesByPlace(words.zonePlaces);
  const zones: Readonly<Record<string, string>> = { ...byPlace, ...words.zones, ...words.zonesBehindHour };
  const place = anyOf(byPlace);
  const sign = new RegExp(words.zoneSign, 'u');
  const named = wholeWords(words.zoneOf.replaceAll('#', `(${anyOf({ ...byPlace, ...words.zones })})`));
  const behind = new RegExp(
    `${HOUR_BEFORE}(?:(${anyOf(words.zonesBehindHour)})|(?:${words.ofPlace})\\s(${place}))(?![\\p{L}\\p{N}])\\)?`,
    'u',
  );

  function byName(text: string): SaidZone | null {
    const match = (sign.test(text) ? named.exec(text) : null) ?? behind.exec(text);
    const zone = zones[match?.slice(1).find((name) => name !== undefined) ?? ''];
    return zone === undefined || !match ? null : { zone, rest: cutOut(text, match) };
  }

  // A message is read in many parts. Where the whole names no zone, no part does.
  let without = '';
  return (text) => {
    if (without.includes(text)) return null;
    const said = byOffset(text) ?? byName(text);
    if (said === null) without = text;
    return said;
  };
}

/** `Etc/GMT+3` is three hours behind. */
function byOffset(text: string): SaidZone | null {
  const match = OFFSET.exec(text);
  const [, sign, hours] = match ?? [];
  if (!match || Number(hours) > MAX_OFFSET) return null;
  return { zone: `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`, rest: cutOut(text, match) };
}

const cutOut = (text: string, { index, 0: match }: RegExpExecArray): string =>
  `${text.slice(0, index)} ${text.slice(index + match.length)}`.replaceAll(/\s+/g, ' ').trim();
