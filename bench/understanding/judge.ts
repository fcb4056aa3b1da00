import type { Asked, VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Answers } from '../../backend/src/domain/answers.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { localDate } from '../../backend/src/domain/local-time.ts';
import type { Case, Pattern } from './case.ts';
import { isSame, wishOf } from './judge-time.ts';
import { overlapOf } from './overlap.ts';

/**
 * How the time in a phrase was read. `askedBack`: the visitor is asked, and the right reading is among the
 * options. `incomplete`: what was read overlaps what was meant, but is more or less. The last two are
 * silently wrong.
 */
export type TimeVerdict = 'right' | 'askedBack' | 'incomplete' | 'wrongTime' | 'wrongDate';

export interface Verdict {
  /** Everything relevant, and nothing that was not said. */
  readonly isRight: boolean;
  /** The event's type and its target. */
  readonly hasIntent: boolean;
  /** Null if no time was meant and none was read. */
  readonly time: TimeVerdict | null;
  /** Nothing was meant, but something is answered or changes. */
  readonly isFalselyConfident: boolean;
}

export function judge(one: Case, event: VisitorEvent, business: Business): Verdict {
  const intended = one.expect.filter((pattern) => hasIntent(pattern, event, business));
  const isRight = intended.some(
    (pattern) => pattern.anyDetails || saysTheSame(pattern, event, one, business),
  );
  return {
    isRight,
    hasIntent: intended.length > 0,
    time: isRight ? timeIfMeant(one, event, business) : judgeTime(one, event, business),
    isFalselyConfident: meansNothing(one) && intended.length === 0 && !isAskingBack(event),
  };
}

export const meansNothing = ({ expect }: Case): boolean => expect[0]?.type.includes('nothing') === true;

export const isAboutTime = ({ kind, expect }: Case): boolean =>
  kind === 'times' || expect.some(({ when }) => when !== undefined);

function timeIfMeant(one: Case, event: VisitorEvent, { timeZone }: Business): TimeVerdict | null {
  return isAboutTime(one) || wishOf(event, timeZone) !== null ? 'right' : null;
}

function judgeTime(one: Case, event: VisitorEvent, { timeZone }: Business): TimeVerdict | null {
  const today = localDate(Date.parse(one.now), timeZone);
  const wish = wishOf(event, timeZone);
  if (wish === null) {
    if (!isAboutTime(one)) return null;
    return isAskingBack(event) ? 'askedBack' : 'incomplete';
  }
  const meant = one.expect.flatMap(({ when }) => (when === undefined ? [] : [when]));
  if (meant.some((when) => isSame(when, wish, today))) return 'right';
  const overlaps = meant.map((when) => overlapOf(when, wish, today));
  if (overlaps.includes('some')) return wish.either ? 'askedBack' : 'incomplete';
  return overlaps.includes('notAtTheTime') ? 'wrongTime' : 'wrongDate';
}

/** Nothing is answered, nothing changes, and the visitor is asked again or asked what was meant. */
function isAskingBack(event: VisitorEvent): boolean {
  if (event.type === 'ask') return event.asked.kind !== 'entry' && event.asked.kind !== 'words';
  return event.type === 'notUnderstood' || event.type === 'invalid';
}

function hasIntent(pattern: Pattern, event: VisitorEvent, business: Business): boolean {
  return pattern.type.some((type) => isOfType(type, event, business)) && isAbout(pattern, event, business);
}

function isOfType(type: string, event: VisitorEvent, { timeZone }: Business): boolean {
  if (type === 'time') return wishOf(event, timeZone) !== null;
  if (type === 'nothing') return isAskingBack(event);
  return type === event.type;
}

/** Compares the targets that a pattern names. */
function isAbout(pattern: Pattern, event: VisitorEvent, { services }: Business): boolean {
  const { serviceId, entry, asked } = pattern;
  const onlyService = services.length === 1 ? services[0]?.id : undefined;
  const has = (key: string, value: unknown): boolean =>
    value === undefined || (key in event && Reflect.get(event, key) === value);
  return (
    (has('serviceId', serviceId) || (serviceId === onlyService && has('serviceId', null))) &&
    has('topicId', pattern.topicId) &&
    has('optionId', pattern.optionId) &&
    has('target', pattern.target) &&
    has('locale', pattern.locale) &&
    has('reason', pattern.reason) &&
    has('email', pattern.email) &&
    (entry === undefined || (event.type === 'ask' && names(event.asked, entry))) &&
    (asked === undefined || (event.type === 'ask' && event.asked.kind === asked))
  );
}

function saysTheSame(pattern: Pattern, event: VisitorEvent, one: Case, { timeZone }: Business): boolean {
  const wish = wishOf(event, timeZone);
  const today = localDate(Date.parse(one.now), timeZone);
  const isTimeRight =
    pattern.when === undefined ? wish === null : wish !== null && isSame(pattern.when, wish, today);
  return isTimeRight && areSame(pattern.answers ?? {}, answersOf(event)) && asksTheSame(pattern, event);
}

const answersOf = (event: VisitorEvent): Answers => ('answers' in event ? event.answers : {});

function areSame(meant: Answers, read: Answers): boolean {
  const ids = new Set([...Object.keys(meant), ...Object.keys(read)]);
  return [...ids].every((id) => meant[id] === read[id]);
}

function asksTheSame({ asks }: Pattern, event: VisitorEvent): boolean {
  const asked = 'asks' in event ? event.asks : undefined;
  if (asks === undefined || asked === undefined) return asks === asked;
  return names(asked, asks) || asked.kind === asks;
}

/** "Did you mean …?" names both. */
function names(asked: Asked, entry: string): boolean {
  if (asked.kind === 'entry') return plain(asked.entry) === plain(entry);
  return 'entries' in asked && asked.entries.some((one) => plain(one) === plain(entry));
}

/** Ignores how headings are turned into ids. */
const plain = (entry: string): string => entry.toLowerCase().replaceAll(/[^a-z0-9:#]/g, '');

/** The event's label in the confusion table. */
export function labelOfEvent(event: VisitorEvent): string {
  if (event.type === 'wishSlot' || event.type === 'pickSlot') return 'time';
  if (event.type === 'ask') return isAskingBack(event) ? 'nothing' : 'ask';
  return event.type === 'notUnderstood' ? 'nothing' : event.type;
}

export function labelOfCase({ expect: [plainest] }: Case): string {
  return plainest?.asked === undefined ? (plainest?.type[0] ?? 'nothing') : 'nothing';
}
