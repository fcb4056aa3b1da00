import type { Answer, Answers } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { ClauseSplitter } from '../clauses.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { fold, wordsOf } from '../utterance.ts';
import type { AnswerReaders } from './answer-readers.ts';
import { findEmails } from './email.ts';
import type { LabelledReader } from './labelled.ts';
import type { NameReader } from './name.ts';
import { findPhones } from './phone.ts';

/** What a message told of several questions at once. */
export interface Volunteered {
  readonly answers: Answers;
  /** The clauses that told nothing, in order. */
  readonly rest: readonly string[];
}

interface Scene {
  readonly text: string;
  readonly asked: Question | null;
  readonly known: Answers;
}

/** What one clause told, and what is left of it. */
interface Told {
  readonly answers: Answers;
  readonly left: string;
}

export type VolunteeredReader = (text: string, asked: Question | null, known: Answers) => Volunteered;

/**
 * Finds answers by what marks them: an address, a phone number, "my company is …", "I'm Ana". Clause by
 * clause, so that "Ana, ana@acme.com" is two of them.
 */
export function createVolunteeredReader(
  business: Business,
  lexicon: Lexicon,
  readers: AnswerReaders,
  names: NameReader,
  labelled: LabelledReader,
  clausesOf: ClauseSplitter,
): VolunteeredReader {
  const isConnector = (key: string) => lexicon.connectors.has(key) || lexicon.fillers.has(key);
  const saysNothing = (text: string) => wordsOf(text).every(({ key }) => isConnector(key));
  const readContacts = createContactReader(business, readers, isConnector);
  const companyQuestion = business.questions.find(
    ({ kind, label, synonyms }) =>
      kind === 'text' && [label, ...synonyms].some((name) => lexicon.names.company.includes(fold(name))),
  );

  const asCompany = (name: string): Answers => (companyQuestion ? { [companyQuestion.id]: name } : {});

  function readIntroduction(clause: string, { text, asked, known }: Scene): Answers | null {
    // In an answer in free words "I'm …" is part of it.
    if (asked?.kind === 'text' || asked?.kind === 'choice') return null;
    const question = questionOf(business, 'name', asked, known);
    const introduction = question && names.introduction(clause);
    if (!question || !introduction) return null;
    const { name, company } = introduction;
    const isCompany = company !== null && (company.certain || isDomain(text, company.name));
    return { [question.id]: name, ...(isCompany && asCompany(company.name)) };
  }

  function readClause(clause: string, scene: Scene, isFirst: boolean): Told {
    const named = labelled(clause);
    if (named && 'answer' in named) return { answers: { [named.question.id]: named.answer }, left: '' };
    const { answers, left } = readContacts(clause, scene);
    const introduced = readIntroduction(left, scene);
    if (introduced) return { answers: { ...answers, ...introduced }, left: '' };
    const employer = companyQuestion ? names.employer(left) : null;
    if (employer !== null) return { answers: { ...answers, ...asCompany(employer) }, left: '' };
    const isCompany = !isFirst && scene.asked !== companyQuestion && isDomain(scene.text, left);
    return isCompany ? { answers: { ...answers, ...asCompany(left.trim()) }, left: '' } : { answers, left };
  }

  return (text, asked, known) => {
    const told = clausesOf(text).map((clause, index) =>
      readClause(clause, { text, asked, known }, index === 0),
    );
    // What was said first of a question counts.
    const answers: Answers = Object.fromEntries(
      told.toReversed().flatMap((one) => Object.entries(one.answers)),
    );
    const isTold = Object.keys(answers).length > 0;
    const rest = told.map(({ left }) => left).filter((left) => left !== '' && !(isTold && saysNothing(left)));
    return { answers, rest };
  };
}

/** The question of this kind that an answer belongs to: the one asked, else the first that has none. */
function questionOf(
  { questions }: Business,
  kind: Question['kind'],
  asked: Question | null,
  known: Answers,
): Question | undefined {
  if (asked?.kind === kind) return asked;
  const all = questions.filter((question) => question.kind === kind);
  return all.find(({ id }) => known[id] === undefined) ?? all[0];
}

/** Reads an address and a phone number out of a clause. */
function createContactReader(
  business: Business,
  readers: AnswerReaders,
  isConnector: (key: string) => boolean,
) {
  const saysNothing = (text: string) => wordsOf(text).every(({ key }) => isConnector(key));

  /** A number within other words may be anything, unless it is asked for or written internationally. */
  function isPhone(clause: string, written: string, asked: Question | null): boolean {
    if (asked?.kind === 'phone' || written.startsWith('+')) return true;
    return asked?.kind !== 'number' && saysNothing(clause.replace(written, ' '));
  }

  return (clause: string, { text, asked, known }: Scene): Told => {
    const answers: Record<string, Answer> = {};
    let left = clause;
    const tell = (kind: 'email' | 'phone', said: string, written: string) => {
      const question = questionOf(business, kind, asked, known);
      if (!question || readers.read(question, said).kind !== 'value') return;
      answers[question.id] = said;
      left = left.replace(written, ' ');
    };
    const [email] = findEmails(clause);
    if (email && isOneAddress(text)) tell('email', email.email, email.written);
    const phones = findPhones(left);
    const [phone] = phones;
    if (phone && phones.length === 1 && isPhone(left, phone.written, asked)) {
      tell('phone', phone.phone, phone.written);
    }
    if (left === clause) return { answers, left };
    return { answers, left: saysNothing(left) ? '' : withoutTail(left, isConnector) };
  };
}

/** Two addresses leave open which is meant. */
const isOneAddress = (text: string): boolean =>
  new Set(findEmails(text).map(({ email }) => email)).size === 1;

/** "Acme" beside ana@acme.com is a company. */
function isDomain(text: string, name: string): boolean {
  const key = wordsOf(name)
    .map((word) => word.key)
    .join('');
  const domains = findEmails(text).map(({ email }) => email.slice(email.indexOf('@') + 1).split('.')[0]);
  return key !== '' && domains.some((domain) => domain?.replaceAll('-', '') === key);
}

/** "Ana and my email is" → "Ana". */
function withoutTail(text: string, isConnector: (key: string) => boolean): string {
  const last = wordsOf(text).findLast(({ key }) => !isConnector(key));
  return text.slice(0, last?.end ?? 0).trim();
}
