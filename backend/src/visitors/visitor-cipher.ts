import { createHmac } from 'node:crypto';
import { seal, unseal } from '../lib/aead.ts';
import type { DerivedKeys, KeyRing } from '../sessions/key-ring.ts';
import { decodeProfile, encodeProfile, type VisitorProfile } from './visitor-profile.ts';

/** How the database identifies a visitor under one key. */
export interface HashedVisitor {
  readonly idHash: Buffer;
  /** The key of the hash and of the profile. */
  readonly kid: string;
}

/** Hides visitor ids and profiles from the database. A ciphertext is bound to its row. */
export class VisitorCipher {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  /** Under every accepted key, newest first: the newest writes, all look up. */
  hashes(visitor: string): readonly [HashedVisitor, ...HashedVisitor[]] {
    const { newest, all } = this.#ring;
    const older = all.filter(({ kid }) => kid !== newest.kid);
    return [hashed(newest, visitor), ...older.map((keys) => hashed(keys, visitor))];
  }

  seal(row: HashedVisitor, profile: VisitorProfile): Buffer {
    const keys = this.#ring.find(row.kid);
    if (!keys) throw new Error(`No key "${row.kid}" to seal with`);
    return seal(keys.visitor, encodeProfile(profile), contextOf(row));
  }

  /** Null if the key is retired or the row was altered. */
  open(row: HashedVisitor, sealed: Buffer): VisitorProfile | null {
    const keys = this.#ring.find(row.kid);
    const json = keys && unseal(keys.visitor, sealed, contextOf(row))?.toString();
    return json === undefined ? null : decodeProfile(json);
  }
}

const hashed = ({ kid, visitorHash }: DerivedKeys, visitor: string): HashedVisitor => ({
  idHash: createHmac('sha256', visitorHash).update(visitor).digest(),
  kid,
});

const contextOf = ({ idHash, kid }: HashedVisitor): string =>
  `visitor v1 ${kid} ${idHash.toString('base64url')}`;
