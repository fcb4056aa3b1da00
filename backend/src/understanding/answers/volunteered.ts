import type { Answer, Answers } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { ClauseSplitter } from '../clauses.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { fold, type Passage, passageOf } from '../utterance.ts';
import type { AnswerReaders } from './answer-readers.ts';
import type { CountedReader } from './counted.ts';
import { findEmails } from './email.ts';
import type { LabelledReader } from './labelled.ts';
import type { NameReader } from './name.ts';
import { findPhones } from './phone.ts';
import { value } from './reading.ts';

/** Answers to several questions from one message. */
export interface Volunteered {
  readonly answers: Answers;
  /** In order. Once a clause gave an answer, those that gave none are omitted. */
  readonly clauses: readonly ToldClause[];
}

interface Scene {
  readonly message: string;
  readonly asked: Question | null;
  readonly known: Answers;
}

/** What one clause answered, and what is left of it. */
export interface ToldClause {
  readonly answers: Answers;
  readonly left: Passage;
}

export type VolunteeredReader = (said: Passage, asked: Question | null, known: Answers) => Volunteered;

/**
 * Finds answers by their markers: an address, a phone number, "my company is …", "I'm Ana". Works clause by
 * clause, so that "Ana, ana@acme.com" gives two.
 */
export function createVolunteeredReader(
  business: Business,
  lexicon: Lexicon,
  names: NameReader,
  readers: AnswerReaders,
  labelled: LabelledReader,
  readCounted: CountedReader,
  clausesOf: ClauseSplitter,
): VolunteeredReader {
  const isConnector = (key: string) => lexicon.connectors.has(key) || lexicon.fillers.has(key);
  const readContacts = createContactReader(business, isConnector);
  const companyQuestion = business.questions.find(
    ({ kind, label, synonyms }) =>
      kind === 'text' && [label, ...synonyms].some((name) => lexicon.names.company.includes(fold(name))),
  );

  const tellsNothing = (clause: Passage): boolean =>
    clause === NOTHING ||
    (isMadeOf(clause, isConnector) &&
      business.questions.every((question) => readers.namedChoice(question, clause) === null));

  const asCompany = (name: string): Answers => (companyQuestion ? { [companyQuestion.id]: name } : {});

  function readIntroduction(
    clause: Passage,
    { message, asked, known }: Scene,
    isFirst: boolean,
  ): Answers | null {
    // In a free-text answer, "I'm …" is part of the answer.
    if (asked?.kind === 'text' || asked?.kind === 'choice') return null;
    const question = questionOf(business, 'name', asked, known);
    const under = question && names.under(clause);
    if (question && under != null) return { [question.id]: under };
    const isKnown = companyQuestion ? (company: Passage) => isDomain(message, company) : null;
    const introduction = question && names.introduction(clause, isKnown);
    if (!question || !introduction) return null;
    const { name, company, isMarked } = introduction;
    // "Ann Lee, CEO at Acme": what follows a name is not a name.
    const isName = isFirst || isMarked;
    const isCompany = company !== null && (company.certain || isDomain(message, passageOf(company.name)));
    if (!isName && !isCompany) return null;
    return { ...(isName && { [question.id]: name }), ...(isCompany && asCompany(company.name)) };
  }

  function readClause(clause: Passage, scene: Scene, isFirst: boolean): ToldClause {
    const named = labelled(clause, clause.text !== scene.message);
    if (named && 'answer' in named) return { answers: { [named.question.id]: named.answer }, left: NOTHING };
    const counted = scene.asked?.kind === 'number' ? null : readCounted(clause);
    if (counted) return { answers: { [counted.question.id]: counted.answer }, left: NOTHING };
    const { answers, left } = readContacts(clause, scene);
    const introduced = readIntroduction(left, scene, isFirst);
    if (introduced) return { answers: { ...answers, ...introduced }, left: NOTHING };
    // "Ana, da Acme"
    const isAsked = scene.asked?.id === companyQuestion?.id || (scene.asked?.kind === 'name' && !isFirst);
    const employer = companyQuestion ? names.employer(left, isAsked) : null;
    if (employer !== null) return { answers: { ...answers, ...asCompany(employer) }, left: NOTHING };
    const isCompany = !isFirst && scene.asked?.id !== companyQuestion?.id && isDomain(scene.message, left);
    return isCompany
      ? { answers: { ...answers, ...asCompany(left.text.trim()) }, left: NOTHING }
      : { answers, left };
  }

  return (said, asked, known) => {
    const scene: Scene = { message: said.text, asked, known };
    const parts = clausesOf(said);
    const first = parts.findIndex((clause) => !tellsNothing(clause));
    // "Hey, Priya here from Acme"
    const told = parts.map((clause, index) => readClause(clause, scene, index === Math.max(0, first)));
    // The first answer to a question counts.
    const answers: Answers = Object.assign({}, ...told.toReversed().map((one) => one.answers));
    const isTold = Object.keys(answers).length > 0;
    const clauses = told.map(({ answers: own, left }) => ({
      answers: own,
      left: isTold && tellsNothing(left) ? NOTHING : left,
    }));
    return { answers, clauses };
  };
}

const NOTHING: Passage = { text: '', words: [] };

const isMadeOf = ({ words }: Passage, isConnector: (key: string) => boolean): boolean =>
  words.every(({ key }) => isConnector(key));

/**
 * The question of this kind that an answer belongs to: the one asked, otherwise the first unanswered one.
 */
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

/** Reads an address and a phone number from a clause. */
function createContactReader(business: Business, isConnector: (key: string) => boolean) {
  /**
   * A number among other words may be anything, unless it is asked for, written internationally or next to
   * a name.
   */
  function isPhone(clause: string, written: string, asked: Question | null): boolean {
    if (asked?.kind === 'phone' || asked?.kind === 'name' || written.startsWith('+')) return true;
    return asked?.kind !== 'number' && isMadeOf(passageOf(clause.replace(written, ' ')), isConnector);
  }

  return (clause: Passage, { message, asked, known }: Scene): ToldClause => {
    const answers: Record<string, Answer> = {};
    let left = clause.text;
    const tell = (kind: 'email' | 'phone', said: string, written: string) => {
      const question = questionOf(business, kind, asked, known);
      if (!question || value(said).kind === 'invalid') return;
      answers[question.id] = said;
      left = left.replace(written, ' ');
    };
    const [email] = findEmails(left);
    if (email && isOneAddress(message)) tell('email', email.email, email.written);
    const phones = findPhones(left, business.country);
    const [phone] = phones;
    if (phone && phones.length === 1 && isPhone(left, phone.written, asked)) {
      tell('phone', phone.phone, phone.written);
    }
    return { answers, left: left === clause.text ? clause : withoutTail(passageOf(left), isConnector) };
  };
}

/** With two addresses it is unclear which is meant. */
const isOneAddress = (message: string): boolean =>
  new Set(findEmails(message).map(({ email }) => email)).size === 1;

/** A shorter name may match the start of a domain by chance. */
const MIN_TELLING_NAME = 4;

/** "Acme" next to ana@acme.com is a company, and so is "Acme Dental". */
function isDomain(message: string, { words }: Passage): boolean {
  const key = words.map((word) => word.key).join('');
  const [first = ''] = words.map((word) => word.key);
  return findEmails(message).some(({ email }) => {
    const domain =
      email
        .slice(email.indexOf('@') + 1)
        .split('.')[0]
        ?.replaceAll('-', '') ?? '';
    return key !== '' && (domain === key || (first.length >= MIN_TELLING_NAME && domain === first));
  });
}

/** "Ana and my email is" → "Ana". */
function withoutTail(said: Passage, isConnector: (key: string) => boolean): Passage {
  const last = said.words.findLast(({ key }) => !isConnector(key));
  return passageOf(said.text.slice(0, last?.end ?? 0).trim());
}
