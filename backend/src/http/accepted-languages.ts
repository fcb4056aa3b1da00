import type { IncomingMessage } from 'node:http';
import { remembered } from '../lib/remembered.ts';

/** Browsers send a handful of languages. */
const MAX_READ = 200;
const MAX_LANGUAGES = 10;

const RANGE = /^([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})(?:;q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?$/i;

/** Browsers send the same few headers over and over. */
const MAX_REMEMBERED = 1_000;

/** The language tags of `Accept-Language`, most wanted first. Malformed entries are skipped. */
export const acceptedLanguages = ({ headers }: IncomingMessage): readonly string[] =>
  languagesIn((headers['accept-language'] ?? '').slice(0, MAX_READ));

const languagesIn = remembered(MAX_REMEMBERED, (header: string): readonly string[] => {
  const ranges = header.split(',', MAX_LANGUAGES).flatMap((range) => {
    const [, tag, quality = '1'] = RANGE.exec(range.replaceAll(/\s/g, '')) ?? [];
    return tag === undefined || Number(quality) === 0 ? [] : [{ tag, quality: Number(quality) }];
  });
  return ranges.toSorted((one, other) => other.quality - one.quality).map(({ tag }) => tag);
});
