import type { Answer, Answers } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
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

/** More clauses than this are a story. */
const MAX_CLAUSES = 12;
const MAX_LENGTH = 500;
const SEPARATOR = /[,;\n]\s?|\s(?:and|&)\s(?=(?:my|our|email|e-mail|phone|i'm|i am)\b)/iu;

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
): VolunteeredReader {
  const isConnector = (key: string) => lexicon.connectors.has(key) || lexicon.fillers.has(key);
  const saysNothing = (text: string) => wordsOf(text).every(({ key }) => isConnector(key));
  const ofKind = (kind: Question['kind'], asked: Question | null, known: Answers): Question | undefined => {
    if (asked?.kind === kind) return asked;
    const all = business.questions.filter((question) => question.kind === kind);
    return all.find(({ id }) => known[id] === undefined) ?? all[0];
  };
  const companyQuestion = business.questions.find(
    ({ kind, label, synonyms }) =>
      kind === 'text' && [label, ...synonyms].some((name) => lexicon.names.company.includes(fold(name))),
  );

  return (text, asked, known) => {
    const clauses =
      text.length > MAX_LENGTH ? [text] : text.split(SEPARATOR).filter((clause) => clause.trim() !== '');
    if (clauses.length > MAX_CLAUSES || text.length > MAX_LENGTH) return { answers: {}, rest: [text] };
    const answers: Record<string, Answer> = {};
    const rest: string[] = [];
    const tell = (question: Question | undefined, answer: Answer): boolean => {
      if (question && answers[question.id] === undefined) answers[question.id] = answer;
      return question !== undefined;
    };

    /** What is left of a clause when the addresses and numbers in it are told. */
    function tellContacts(clause: string): string {
      let left = clause;
      const [email] = findEmails(clause);
      if (email && tell(ofKind('email', asked, known), email.email)) left = left.replace(email.written, ' ');
      const [phone] = isCount(left) ? [] : findPhones(left);
      if (phone && isWholePhone(left, phone.written) && tell(ofKind('phone', asked, known), phone.phone)) {
        left = left.replace(phone.written, ' ');
      }
      return left;
    }

    const isCount = (clause: string): boolean =>
      asked?.kind === 'number' && readers.read(asked, clause).kind === 'value';

    /** A number within other words may be anything, unless it is written internationally. */
    const isWholePhone = (clause: string, written: string): boolean =>
      asked?.kind === 'phone' || written.startsWith('+') || saysNothing(clause.replace(written, ' '));

    function tellIntroduction(clause: string): boolean {
      // In an answer in free words "I'm …" is part of it.
      if (asked?.kind === 'text' || asked?.kind === 'choice') return false;
      const introduction = names.introduction(clause);
      if (!introduction || !tell(ofKind('name', asked, known), introduction.name)) return false;
      const { company } = introduction;
      if (company && (company.certain || confirmsCompany(text, company.name)))
        tell(companyQuestion, company.name);
      return true;
    }

    for (const clause of clauses) {
      const named = labelled(clause);
      if (named && tell(named.question, named.answer)) continue;
      const left = tellContacts(clause);
      if (left !== clause && saysNothing(left)) continue;
      const tidied = left === clause ? clause : trimConnectors(left, isConnector);
      if (tellIntroduction(tidied)) continue;
      if (companyQuestion && asked !== companyQuestion && confirmsCompany(text, tidied) && rest.length > 0) {
        tell(companyQuestion, tidied.trim());
        continue;
      }
      rest.push(tidied);
    }
    return { answers, rest };
  };
}

/** "Acme" beside ana@acme.com is a company. */
function confirmsCompany(text: string, name: string): boolean {
  const key = wordsOf(name)
    .map((word) => word.key)
    .join('');
  return (
    key !== '' &&
    findEmails(text).some(({ email }) => email.split('@')[1]?.split('.')[0]?.replaceAll('-', '') === key)
  );
}

/** "Ana and my email is" → "Ana". */
function trimConnectors(text: string, isConnector: (key: string) => boolean): string {
  const words = wordsOf(text);
  const last = words.findLastIndex(({ key }) => !isConnector(key));
  const end = words[last]?.end ?? 0;
  return text.slice(0, end).trim();
}
