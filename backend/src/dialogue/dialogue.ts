import { type Business, inLanguage } from '../domain/business.ts';
import { readingsOf } from '../domain/slot-wish.ts';
import type { BusinessCard } from '../protocol/chat.ts';
import { businessHash } from './business-hash.ts';
import { profileOf } from './business-profile.ts';
import { type DialogueContext, emptyContext } from './context.ts';
import type { DialogueEvent, VisitorEvent } from './events.ts';
import type { DialogueView, Expectation } from './expectation.ts';
import { choose, hear } from './language.ts';
import { newestVersion, versionOf } from './migrate-snapshot.ts';
import { MIGRATIONS, type Migration } from './migrations/migrations.ts';
import { optionsOf, type RenderedReply, type ReplySpec, renderReply } from './reply.ts';
import { type Restored, restoreSnapshot } from './restore-snapshot.ts';
import type { Say } from './say.ts';
import { type Snapshot, type Stamp, saveSnapshot } from './snapshot.ts';
import { createStepper, type DialogueState, type StepResult } from './step.ts';
import { leftUnfinished } from './unfinished.ts';

/** What a message says about its language, beside its meaning. */
export interface Heard {
  readonly language: string | null;
  readonly switched: Extract<VisitorEvent, { type: 'switchLanguage' }> | null;
}

export interface Listened {
  readonly dialogue: DialogueState;
  /** Said before the reply proper. */
  readonly says: readonly Say[];
}

/** A business's conversation as pure functions over plain data. */
export class Dialogue {
  readonly business: Business;
  readonly #stepper;
  readonly #migrations: readonly Migration[];
  readonly #stamp: Stamp;
  readonly #expectations: ReadonlyMap<string, Expectation>;

  /** `migrations` is a parameter only for tests. */
  constructor(business: Business, migrations: readonly Migration[] = MIGRATIONS) {
    this.business = business;
    this.#stepper = createStepper(business);
    this.#migrations = migrations;
    this.#stamp = { machineVersion: newestVersion(migrations), business: businessHash(business) };
    this.#expectations = fixedExpectations(business);
  }

  get machineVersion(): number {
    return this.#stamp.machineVersion;
  }

  /** Saved by a newer machine than this build's. */
  isOfNewerMachine(saved: Snapshot): boolean {
    return (versionOf(saved) ?? 0) > this.machineVersion;
  }

  /** The public state names. */
  get states(): readonly string[] {
    return this.#stepper.states;
  }

  /** A conversation before its first message. */
  start(locale: string): DialogueState {
    return { state: 'WELCOME', context: emptyContext(locale) };
  }

  /** A conversation that follows an ended one: it keeps its language and knows what it left unfinished. */
  startAfter(ended: Snapshot): DialogueState {
    const { context } = this.restore(ended).dialogue;
    const { locale, votes, clientLocale, zone } = context;
    const unfinished = leftUnfinished(ended.current, context, this.business);
    return { state: 'WELCOME', context: { ...emptyContext(locale), votes, clientLocale, zone, unfinished } };
  }

  save(dialogue: DialogueState): Snapshot {
    return saveSnapshot(dialogue, this.#stamp);
  }

  restore(saved: Snapshot): Restored {
    const { business, states } = this;
    return restoreSnapshot(saved, { business, states, migrations: this.#migrations, stamp: this.#stamp });
  }

  /** Applies the language that a message is clearly in or asks for. */
  listen({ state, context }: DialogueState, { language, switched }: Heard): Listened {
    const heard = hear(context, language);
    const dialogue = { state, context: switched?.locale ? choose(heard, switched.locale) : heard };
    return { dialogue, says: switched?.locale === null ? [{ say: 'languageLacking' }] : [] };
  }

  step(dialogue: DialogueState, event: DialogueEvent): StepResult {
    return this.#stepper.step(dialogue, event);
  }

  render(spec: ReplySpec): RenderedReply {
    return renderReply(spec, this.business);
  }

  /** What a message is read against. `lastReply` is null before the first reply; `seen` as in the view. */
  view({ state, context }: DialogueState, lastReply: ReplySpec | null, seen: boolean): DialogueView {
    const { answers, locale } = context;
    const expected = this.#expectations.get(state) ?? { kind: 'menu' };
    return {
      answers,
      locale,
      seen,
      options: lastReply === null ? [] : optionsOf(lastReply, this.business),
      expectation: expectedNow(expected, context),
    };
  }

  /** The business's matching language, possibly of another region; null if there is none. */
  supportedLocale(locale: string | undefined): string | null {
    const { languages } = this.business;
    const wanted = locale?.toLowerCase() ?? '';
    const inAnyRegion = (tag: string) => tag.toLowerCase().split('-')[0] === wanted.split('-')[0];
    return languages.find((tag) => tag.toLowerCase() === wanted) ?? languages.find(inAnyRegion) ?? null;
  }

  /**
   * The first of these languages, in order of preference, that the business speaks; null if there is none.
   */
  firstSupported(locales: readonly string[]): string | null {
    for (const locale of locales) {
      const supported = this.supportedLocale(locale);
      if (supported !== null) return supported;
    }
    return null;
  }

  /** In the first of these languages that the business speaks, or in its default. */
  card(locales: readonly string[] = []): BusinessCard {
    const { name, assistant, languages, timeZone } = this.business;
    const locale = this.firstSupported(locales) ?? this.defaultLocale;
    const { message, parts } = this.render({ state: 'WELCOME', says: [{ say: 'welcome' }], locale });
    const about = profileOf(inLanguage(this.business, locale));
    return { name, assistant, languages, locale, timeZone, welcome: { message, parts }, about };
  }

  get defaultLocale(): string {
    return this.business.languages[0] ?? 'en';
  }
}

/** The expectation completed with the state of the conversation. */
function expectedNow(expected: Expectation, context: DialogueContext): Expectation {
  const { answers, offered, hold } = context;
  switch (expected.kind) {
    case 'slot': {
      const asked = readingsOf(context.wish);
      return { ...expected, offered, ...(asked && { asked }) };
    }
    case 'question':
      return { ...expected, answered: answers[expected.question.id] !== undefined };
    case 'review':
      return hold ? { ...expected, heldAt: hold.startsAt } : expected;
    default:
      return expected;
  }
}

function fixedExpectations(business: Business): Map<string, Expectation> {
  const expectations = new Map<string, Expectation>([
    ['SUPPORT_ISSUE', { kind: 'supportIssue' }],
    ['SUPPORT_ESCALATE', { kind: 'supportContact' }],
    ['BOOK_SERVICE', { kind: 'service' }],
    ['BOOK_SLOT', { kind: 'slot', offered: [] }],
    ['BOOK_REVIEW', { kind: 'review' }],
    ['BOOK_CONFIRMED', { kind: 'confirmed' }],
    ['FORGET_ME', { kind: 'forget' }],
  ]);
  for (const topic of business.topics) {
    expectations.set(`${topic.id}_SELECT`, { kind: 'topicSelect', topic });
    expectations.set(`${topic.id}_DETAIL`, { kind: 'topicDetail', topic });
  }
  for (const question of business.questions) {
    expectations.set(`BOOK_${question.id}`, { kind: 'question', question, answered: false });
  }
  return expectations;
}
