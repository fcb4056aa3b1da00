import { createHmac } from 'node:crypto';
import { seal, unseal } from '../../lib/aead.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { DerivedKeys, KeyRing } from '../key-ring.ts';
import { decodeSession, encodeSession } from '../session-json.ts';
import type { Session } from '../session-store.ts';

/** How the database identifies a session. */
export interface HashedId {
  readonly idHash: Buffer;
  /** The key that hashed the id, and that encrypts the session's rows. */
  readonly kid: string;
}

/**
 * Hides session ids and contents from the database. Ciphertexts are bound to their row, so rows cannot be
 * swapped. The newest key writes; every accepted key reads.
 */
export class ArchiveCipher {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  get kids(): readonly string[] {
    return this.#ring.all.map(({ kid }) => kid);
  }

  /** Under the newest key, for writing. */
  hash(id: string): HashedId {
    const { newest } = this.#ring;
    return { idHash: hashId(newest, id), kid: newest.kid };
  }

  /**
   * Under every accepted key, newest first, for look-ups. `newest` is the result of `hash` for the same id.
   */
  hashes(id: string, newest: HashedId = this.hash(id)): readonly Buffer[] {
    const [, ...older] = this.#ring.all;
    return [newest.idHash, ...older.map((keys) => hashId(keys, id))];
  }

  sealSession(hashed: HashedId, id: string, session: Session): Buffer {
    // An id contains no line break.
    return this.#seal(hashed, 'session', `${id}\n${encodeSession(session)}`);
  }

  /** Null if the key is retired or the row was altered. */
  openSession(hashed: HashedId, sealed: Buffer): { readonly id: string; readonly session: Session } | null {
    const text = this.#unseal(hashed, 'session', sealed);
    if (text === null) return null;
    const idEnd = text.indexOf('\n');
    const session = decodeSession(text.slice(idEnd + 1));
    return session && { id: text.slice(0, idEnd), session };
  }

  sealTurn(hashed: HashedId, epoch: string, turn: number, event: JsonObject): Buffer {
    return this.#seal(hashed, `turn ${turn} of ${epoch}`, JSON.stringify(event));
  }

  openTurn(hashed: HashedId, epoch: string, turn: number, sealed: Buffer): JsonObject | null {
    const json = this.#unseal(hashed, `turn ${turn} of ${epoch}`, sealed);
    return json === null ? null : JSON.parse(json);
  }

  sealId(hashed: HashedId, id: string): Buffer {
    return this.#seal(hashed, 'deleted id', id);
  }

  openId(hashed: HashedId, sealed: Buffer): string | null {
    return this.#unseal(hashed, 'deleted id', sealed);
  }

  #seal(hashed: HashedId, purpose: string, text: string): Buffer {
    const keys = this.#ring.find(hashed.kid);
    if (!keys) throw new Error(`No key "${hashed.kid}" to seal with`);
    return seal(keys.archive, text, contextOf(hashed, purpose));
  }

  #unseal(hashed: HashedId, purpose: string, sealed: Buffer): string | null {
    const keys = this.#ring.find(hashed.kid);
    return (keys && unseal(keys.archive, sealed, contextOf(hashed, purpose))?.toString()) ?? null;
  }
}

const hashId = ({ idHash }: DerivedKeys, id: string): Buffer =>
  createHmac('sha256', idHash).update(id).digest();

const contextOf = ({ idHash, kid }: HashedId, purpose: string): string =>
  `archive v1 ${kid} ${idHash.toString('base64url')} ${purpose}`;
