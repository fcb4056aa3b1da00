import { z } from 'zod';
import { newest } from '../../lib/newest.ts';
import { type AnswerReading, invalid, value } from './reading.ts';

const EMAIL = z.string().trim().toLowerCase().pipe(z.email());
/** RFC 5321 allows 254 characters. */
const MAX_LENGTH = 320;
const BETWEEN = /[\s,;<>()[\]{}"“”«»|]+/u;
const PREFIX = /^(?:mailto:|e-?mail:|['’:])/i;
const SUFFIX = /[.!?:'’…-]+$/u;

export interface FoundEmail {
  readonly email: string;
  /** As written in the text. */
  readonly written: string;
}

/** The addresses in a text, in order. */
export const findEmails = (text: string): readonly FoundEmail[] => (AT.test(text) ? emailsIn(text) : NONE);

const AT = /[@＠]/;
const NONE: readonly FoundEmail[] = [];

const emailsIn = newest((text: string): readonly FoundEmail[] =>
  text
    .split(BETWEEN)
    .filter((piece) => piece.length <= MAX_LENGTH && AT.test(piece))
    .map((piece) => piece.replace(PREFIX, '').replace(SUFFIX, ''))
    .flatMap((written) => {
      const parsed = EMAIL.safeParse(written.normalize('NFKC'));
      return parsed.success ? [{ email: parsed.data, written }] : [];
    }),
);

/** "At" and "dot" as spoken in the supported languages, or written to evade address harvesters. */
const SAID_AT = '(?:\\s*[([{]\\s*(?:at|arroba)\\s*[)\\]}]\\s*|\\s+(?:at|arroba)\\s+)';
const SAID_DOT = '(?:\\s*[([{]\\s*(?:dot|punto|ponto)\\s*[)\\]}]\\s*|\\s+(?:dot|punto|ponto)\\s+)';
const SAID_LINE =
  '\\s+(?:underscore|gui[oó]n bajo|underline|sublinhado|dash|hyphen|gui[oó]n|h[ií]fen|tra[cç]o)\\s+';
const SPOKEN = new RegExp(
  `(?<![\\w.@-])([\\w+-]+(?:(?:${SAID_DOT}|${SAID_LINE}|\\.)[\\w+-]+)*)${SAID_AT}([\\w-]+(?:\\.[\\w-]+)*(?:(?:${SAID_LINE}[\\w-]+)*${SAID_DOT}[\\w-]+)+|(?<=[([{]\\s*(?:at|arroba)\\s*[)\\]}]\\s*)[\\w-]+(?:\\.[\\w-]+)+)(?![\\w@-])`,
  'iu',
);
/** A cheap check before the expensive pattern. Nobody spells out an address in a longer text. */
const SIGN = /[\s([{](?:at|arroba)[\s)\]}]/i;
const MAX_SPOKEN = 120;
const DOTS = new RegExp(SAID_DOT, 'giu');
const UNDERSCORES = /\s+(?:underscore|gui[oó]n bajo|underline|sublinhado)\s+/giu;
const DASHES = new RegExp(SAID_LINE, 'giu');

/** "john at acme dot com" → "john@acme.com". Without "dot" it may be a place: "meet me at acme.com". */
function asWritten(text: string): string {
  if (text.length > MAX_SPOKEN || !SIGN.test(text)) return text;
  return text.replace(SPOKEN, (_, local: string, domain: string) => ` ${inMarks(local)}@${inMarks(domain)} `);
}

const inMarks = (said: string): string =>
  said.replaceAll(DOTS, '.').replaceAll(UNDERSCORES, '_').replaceAll(DASHES, '-');

/** The only address in a text. With two different ones it is unclear which is meant. */
export function readEmail(text: string): AnswerReading {
  const emails = new Set(findEmails(asWritten(text)).map(({ email }) => email));
  const [email] = emails;
  return email !== undefined && emails.size === 1 ? value(email) : invalid('notAnEmail');
}
