import { isDeepStrictEqual } from 'node:util';
import { shortHash } from '../../../backend/src/lib/ids.ts';
import type { Session } from '../../../backend/src/sessions/session-store.ts';
import {
  EVERYWHERE,
  type Found,
  type Heard,
  type Replied,
  type Seen,
  TTL_MS,
  type Where,
} from './model-world.ts';
import { isIn, lineOf, type Turn } from './turn-line.ts';
import { type Asked, EDGE_MS, Whereabouts } from './whereabouts.ts';

/** Retries of this many turns are recognised, however long their replies are. */
const REMEMBERED = 3;

interface Deletion {
  /** Whether the store has the mark. */
  isMarked: boolean;
  /** Instances that know without asking another place. */
  readonly knownAt: Set<Where>;
  /** Instances that write the mark to the store as soon as they can. */
  readonly dueAt: Set<Where>;
}

/** A guarantee was broken. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Broken(otherwise);
}

/**
 * The guarantees for one conversation: its turns form lines without forks or gaps, no turn is taken twice,
 * an answer starts from the newest turn that any place that counts has, and nothing is left after a
 * deletion or after the conversation has expired.
 */
export class ConversationModel {
  readonly id: string;
  /** Acknowledged turns. */
  readonly #turns = new Map<string, readonly Turn[]>();
  #where = new Whereabouts();
  #usedAt = Number.NEGATIVE_INFINITY;
  /** A session restored from a token remembers only one reply. */
  #wasLost = false;
  #deletion: Deletion | null = null;

  constructor(id: string) {
    this.id = id;
  }

  get isDeleted(): boolean {
    return this.#deletion !== null;
  }

  /** True if the conversation is deleted and the store does not have the mark. */
  get isUnmarked(): boolean {
    return this.#deletion?.isMarked === false;
  }

  /** If nothing was lost, a turn whose answer from the store was lost is the one that gets acknowledged. */
  get wasLost(): boolean {
    return this.#wasLost;
  }

  /** The answer to a message that is sent for the first time. */
  said(asked: Asked, messageId: string, text: string, heard: Heard): Turn | null {
    if (!this.#isAlive(asked, heard.kind)) return null;
    if (heard.kind === 'refused') return this.#mayRefuse(asked);
    demand(heard.kind === 'replied', `a new message was answered ${heard.kind}`);
    demand(!heard.isRetry, 'a new message was taken for a retry');
    return this.#taken(asked, messageId, text, heard);
  }

  /** The answer to the same message again. */
  retried(asked: Asked, turn: Turn, heard: Heard): Turn | null {
    if (!this.#isAlive(asked, heard.kind)) return null;
    if (heard.kind === 'refused') return this.#mayRefuse(asked);
    if (heard.kind === 'messageIdReused') return this.#reusedSince(asked, turn);
    demand(heard.kind === 'replied', `a retry was answered ${heard.kind}`);
    if (!heard.isRetry) return this.#takenAgain(asked, turn, heard);
    const newest = this.#find(heard.session);
    this.#goesFarEnough(newest, asked);
    // After the end, the same message may have begun another conversation.
    const known = lineOf(newest).find(({ messageId }) => messageId === turn.messageId);
    demand(known !== undefined, `a retry of turn ${turn.number} was answered from another line`);
    demand(heard.turn === known.number, `turn ${known.number} was retried as ${heard.turn}`);
    const isAlike = known.told.some((told) => isDeepStrictEqual(told, heard.told));
    const isForgotten = this.#wasLost && heard.saysAnswered;
    demand(isAlike || isForgotten, `the retry of turn ${turn.number} was answered otherwise`);
    this.#usedAt = asked.now;
    this.#where.found(asked, newest, heard.session.epoch);
    return newest;
  }

  /** The answer to another message with the same id. */
  reused(asked: Asked, turn: Turn, text: string, heard: Heard): Turn | null {
    if (!this.#isAlive(asked, heard.kind)) return null;
    if (heard.kind === 'refused') return this.#mayRefuse(asked);
    if (heard.kind === 'messageIdReused') return this.#foundUnseen(asked);
    demand(heard.kind === 'replied', `a message id used again was answered ${heard.kind}`);
    demand(!heard.isRetry, 'another message was taken for a retry');
    return this.#taken(asked, turn.messageId, text, heard);
  }

  /** The answer to a client that reads the conversation. */
  opened(asked: Asked, seen: Seen): Turn | null {
    if (!this.#isAlive(asked, seen.kind)) return null;
    if (seen.kind === 'refused') return this.#mayRefuse(asked);
    if (seen.kind !== 'found') {
      demand(seen.kind !== 'deleted', 'deleted, though nobody did');
      this.#goesFarEnough(null, asked);
      demand(seen.kind === 'expired' || !this.#where.isKnown(asked), 'expired, and nobody says so');
      return null;
    }
    demand(seen.degraded === !asked.store, `degraded is ${seen.degraded}`);
    const newest = this.#find(seen.session);
    this.#goesFarEnough(newest, asked);
    this.#checkTranscript(seen, newest);
    this.#usedAt = asked.now;
    this.#where.seen(asked, newest, seen.session.epoch);
    return newest;
  }

  deleted({ at, store }: Asked): void {
    this.forgotten();
    this.#deletion = { isMarked: store, knownAt: new Set([at]), dueAt: new Set(store ? [] : EVERYWHERE) };
  }

  /** The conversation was to be deleted, but the deletion could not be stored. */
  notDeleted(asked: Asked): void {
    if (this.#deletion) return;
    this.#usedAt = asked.now;
    this.#where.foundUnseen(asked, 'look');
  }

  /** So long ago that nothing is known about it any more. */
  forgotten(): void {
    this.#turns.clear();
    this.#where = new Whereabouts();
    this.#usedAt = Number.NEGATIVE_INFINITY;
    this.#wasLost = false;
    this.#deletion = null;
  }

  flushed(): void {
    this.#where.flushed();
    this.#wasLost = true;
    if (this.#deletion) this.#deletion.isMarked = false;
  }

  restarted(at: Where): void {
    this.#where.restarted(at);
    this.#deletion?.knownAt.delete(at);
    this.#deletion?.dueAt.add(at);
  }

  /** The instance has written everything it knows to the row. */
  flushedAll(at: Where): void {
    this.#where.flushedAll(at);
  }

  /** All background work is done. */
  settled(up: readonly Where[], database: boolean, now: number): void {
    if (database) for (const at of up) this.#mark(at);
    // Its time in the store begins now.
    if (this.#where.settled(up, database, now)) this.#usedAt = now;
  }

  #mark(at: Where): void {
    if (this.#deletion?.dueAt.delete(at)) this.#deletion.isMarked = true;
  }

  /** False if nothing can be checked, because the instance cannot know about the deletion. */
  #isAlive({ at, store, database }: Asked, answer: (Heard | Seen)['kind']): boolean {
    if (!this.#deletion) return true;
    const { isMarked, knownAt } = this.#deletion;
    const isKnown = database || (store && isMarked) || knownAt.has(at);
    demand(!isKnown || answer === 'deleted', `a deleted conversation was answered ${answer}`);
    if (answer === 'deleted') knownAt.add(at);
    return false;
  }

  #mayRefuse(asked: Asked): null {
    const { token, database } = asked;
    demand(token !== null && !database, 'refused without need');
    demand(!this.#where.hasAll(asked, token.turn), 'refused, though the token says nothing new');
    return null;
  }

  /** The message's id has begun another conversation with another message since then. */
  #reusedSince(asked: Asked, { messageId, text }: Turn): null {
    const others = [...this.#turns.values()].flat().filter((turn) => turn.messageId === messageId);
    demand(
      others.some((turn) => turn.text !== text),
      'a retry was taken for another message',
    );
    return this.#foundUnseen(asked);
  }

  #foundUnseen(asked: Asked): null {
    this.#usedAt = asked.now;
    this.#where.foundUnseen(asked, 'turn');
    return null;
  }

  /** An instance that did not know the turn computes it again and learns that it has been committed. */
  #takenAgain(asked: Asked, { messageId, text }: Turn, heard: Replied): Turn {
    const [known] = this.#matching(heard.session, 0);
    if (known?.text !== text) return this.#taken(asked, messageId, text, heard);
    const isAlike = known.told.some((told) => isDeepStrictEqual(told, heard.told));
    demand(isAlike || this.#wasLost, `turn ${known.number} was taken again, otherwise`);
    known.told.push(heard.told);
    this.#usedAt = asked.now;
    if (this.#wasLost) this.#where.blur();
    else this.#where.foundUnseen(asked, 'turn');
    return known;
  }

  #taken(asked: Asked, messageId: string, text: string, heard: Replied): Turn {
    demand(heard.degraded === !asked.store, `degraded is ${heard.degraded}`);
    const before = heard.turn === 1 ? null : this.#find(heard.session, 1);
    demand(heard.turn === (before?.number ?? 0) + 1, `turn ${heard.turn} after turn ${before?.number}`);
    this.#goesFarEnough(before, asked);
    const recent = lineOf(before).slice(0, REMEMBERED);
    const isTwice = recent.some((turn) => turn.messageId === messageId);
    demand(!isTwice, `message ${messageId} happened twice`);
    if (!before) demand(heard.saysExpired || !this.#where.isKnown(asked), 'began anew, and does not say so');
    const taken = { number: heard.turn, messageId, text, before, told: [heard.told] };
    const turn = this.#note(keyOf(heard.session, heard.turn, shortHash(messageId)), taken);
    this.#usedAt = asked.now;
    this.#where.took(asked, turn, heard.session.epoch);
    return turn;
  }

  /** If there were two lines, an abandoned turn may be in the place of one that is not known yet. */
  #checkTranscript({ session, transcript }: Found, newest: Turn): void {
    const line = new Map(lineOf(newest).map((turn) => [turn.number, turn.messageId]));
    for (const [index, { turn, messageId }] of transcript.entries()) {
      const isForked = this.#wasLost || this.#numbered(session, turn).length > 1;
      const isKnown = this.#turns.has(keyOf(session, turn, shortHash(String(messageId))));
      const isTold = line.get(turn) === messageId || (isForked && isKnown);
      demand(isTold, `turn ${turn} of the transcript is ${messageId}`);
      demand(turn > (transcript[index - 1]?.turn ?? 0), 'a transcript tells turns in another order');
    }
  }

  #numbered(session: Session, number: number): readonly Turn[] {
    const prefix = keyOf(session, number, '');
    return [...this.#turns].flatMap(([key, turns]) => (key.startsWith(prefix) ? turns : []));
  }

  /** Two instances that cannot know of each other may both take the same turn. */
  #note(key: string, turn: Turn): Turn {
    const alike = this.#turns.get(key) ?? [];
    const known = alike.find(({ before, text }) => before === turn.before && text === turn.text);
    if (known) known.told.push(...turn.told);
    else this.#turns.set(key, [...alike, turn]);
    return known ?? turn;
  }

  /** Finds the session's newest turn, or the one `back` turns before it. */
  #find(session: Session, back = 0): Turn {
    const [found] = this.#matching(session, back);
    demand(found !== undefined, `turn ${session.version - back} was never acknowledged, or was deleted`);
    return found;
  }

  /** Turns that follow all the turns the session remembers. */
  #matching(session: Session, back: number): readonly Turn[] {
    const ids = session.turns
      .map(({ id }) => id)
      .toReversed()
      .slice(back);
    const alike = this.#turns.get(keyOf(session, session.version - back, ids[0] ?? '')) ?? [];
    return alike.filter((turn) => {
      const line = lineOf(turn);
      return ids.every((id, at) => !line[at] || shortHash(line[at].messageId) === id);
    });
  }

  /** Checks that the answer starts from everything it must include. */
  #goesFarEnough(turn: Turn | null, asked: Asked): void {
    if (turn) demand(this.#usedAt + TTL_MS + EDGE_MS > asked.now, `turn ${turn.number} has expired`);
    for (const places of this.#where.binding(asked)) {
      const turns = places.map((place) => `${place.turn.number} (${place.turn.messageId})`);
      const isThere = places.length === 0 || places.some((place) => isIn(turn, place.turn));
      demand(isThere, `lost: turn ${turns.join(' or ')}`);
    }
  }
}

const keyOf = ({ createdAt }: Session, number: number, hash: string): string =>
  `${createdAt} ${number} ${hash}`;
