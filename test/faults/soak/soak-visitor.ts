import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { ChatReply } from '../../../backend/src/protocol/chat.ts';
import type { FaultVisitor } from '../fault-visitor.ts';
import type { Random } from '../random.ts';
import type { Story } from './stories.ts';
import { StreamFollower } from './stream-follower.ts';

const AGAIN_AFTER_MS = 100;
const ANSWERED_WITHIN_MS = 40_000;
const TOLD_WITHIN_MS = 10_000;
const GONE = 410;

/** A visitor's behaviour. */
export interface Habits {
  readonly story: Story;
  /** Switches instance with each message; otherwise only when the first one fails. */
  readonly wanders: boolean;
  /** Also has the conversation open elsewhere. */
  readonly follows: boolean;
  /** Deletes the conversation after this many messages; null: never. */
  readonly deletesAfter: number | null;
  readonly thinksMs: () => number;
}

/** Plays its story and retries until it is answered, like the widget. */
export class SoakVisitor {
  readonly objections: string[] = [];
  readonly #visitor: FaultVisitor;
  readonly #urls: readonly string[];
  readonly #random: Random;
  readonly #habits: Habits;
  #follower: StreamFollower | null = null;
  #latest: ChatReply | null = null;
  #isDeleted = false;

  constructor(visitor: FaultVisitor, urls: readonly string[], random: Random, habits: Habits) {
    this.#visitor = visitor;
    this.#urls = urls;
    this.#random = random;
    this.#habits = habits;
  }

  get streams(): number {
    return this.#follower?.streams ?? 0;
  }

  /** Resolves once the story is told, or `goesOn` ends it after a message. */
  async play(goesOn: () => boolean): Promise<void> {
    const { story, follows, deletesAfter, thinksMs } = this.#habits;
    let said = story.next();
    for (let message = 1; !said.done && goesOn(); message += 1) {
      const reply = await this.#persist(said.value);
      if (reply === null) return;
      if (message === 1 && follows) await this.#follow();
      if (message === deletesAfter) return this.#delete();
      said = story.next(reply);
      await elapsed(thinksMs());
    }
  }

  /**
   * Once all is well again, settles what is in doubt and checks that followers have received everything.
   */
  async takeLeave(): Promise<void> {
    if (this.#isDeleted) await this.#expectGoneEverywhere();
    else await this.#persist(this.#latest?.state === 'BOOK_REVIEW' ? 'yes' : 'hello');
    const last = this.#latest?.turn ?? 0;
    const lateAt = performance.now() + TOLD_WITHIN_MS;
    while (this.#follower && !this.#isDeleted && this.#follower.turn !== last) {
      if (performance.now() > lateAt) {
        this.#object(`C1`, `its stream is at turn ${this.#follower.turn}, not ${last}`);
        break;
      }
      await elapsed(AGAIN_AFTER_MS);
    }
    await this.#follower?.end();
    this.objections.push(...(this.#follower?.objections ?? []));
  }

  async #follow(): Promise<void> {
    const snapshot = (await this.#visitor.look())?.snapshot;
    if (!snapshot) return;
    this.#follower = new StreamFollower({
      session: this.#visitor.session,
      cursor: snapshot.cursor,
      turn: snapshot.turn,
      at: () => this.#random.pick(this.#urls),
      staysMs: () => 300 + this.#random.below(3_000),
    });
  }

  /** Null if it was refused for good, or never answered. */
  async #persist(message: string): Promise<ChatReply | null> {
    const messageId = randomUUID();
    const lateAt = performance.now() + ANSWERED_WITHIN_MS;
    for (let attempt = 0; performance.now() < lateAt; attempt += 1) {
      this.#choosePlace(attempt);
      const answer = await this.#visitor.attempt(message, messageId);
      if (answer.kind === 'replied') {
        this.#latest = answer.reply;
        return answer.reply;
      }
      if (answer.kind === 'refused' && answer.status !== 503) {
        this.#object('C7', `"${message}" was refused with ${answer.status} ${answer.problem.code}`);
        return null;
      }
      await elapsed(AGAIN_AFTER_MS);
    }
    this.#object('C7', 'a message was not answered');
    return null;
  }

  /** Only the first attempt goes to the usual instance. */
  #choosePlace(attempt: number): void {
    if (attempt > 0 || this.#habits.wanders) this.#visitor.moveTo(this.#random.pick(this.#urls));
  }

  async #delete(): Promise<void> {
    const lateAt = performance.now() + ANSWERED_WITHIN_MS;
    for (let attempt = 0; performance.now() < lateAt; attempt += 1) {
      this.#choosePlace(attempt);
      const status = await this.#visitor.delete();
      if (status === 204) {
        this.#isDeleted = true;
        return this.#expectGone();
      }
      await elapsed(AGAIN_AFTER_MS);
    }
    this.#object('C7', 'it could not be deleted');
  }

  /**
   * At the instance that deleted it. Without Redis, an instance makes a deletion durable in the database
   * alone, where others find it within seconds unless the database fails by then; they are asked when all
   * is well.
   */
  async #expectGone(): Promise<void> {
    const attempt = await this.#visitor.attempt('hello');
    if (attempt.kind === 'refused' && ![GONE, 503].includes(attempt.status))
      this.#object('C5', `after its deletion it got ${attempt.status}`);
  }

  /** The checkers object to anything that was answered nevertheless. */
  async #expectGoneEverywhere(): Promise<void> {
    for (const url of this.#urls) {
      this.#visitor.moveTo(url);
      await this.#expectGone();
    }
  }

  #object(checker: string, what: string): void {
    this.objections.push(`${checker} ${this.#visitor.session}: ${what}`);
  }
}
