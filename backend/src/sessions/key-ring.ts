import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A configured or generated secret: at least 32 bytes from a CSPRNG. */
export interface KeySecret {
  /** Identifies the secret wherever it was used: characters `A–Z a–z 0–9 _ -`. */
  readonly kid: string;
  readonly secret: Buffer;
}

/** One 256-bit key for each purpose, so that nothing sealed for one purpose opens for another. */
export interface DerivedKeys {
  readonly kid: string;
  /** AES-256-GCM, for resume tokens. */
  readonly token: KeyObject;
  /** AES-256-GCM, for conversations in the database. */
  readonly archive: KeyObject;
  /** HMAC-SHA-256, for session ids: the database stores only these hashes. */
  readonly idHash: KeyObject;
  /** AES-256-GCM, for visitor profiles. */
  readonly visitor: KeyObject;
  /** HMAC-SHA-256, for the subjects of rate limits, client addresses among them. */
  readonly usageHash: KeyObject;
  /** HMAC-SHA-256, for client addresses that hold times. */
  readonly addressHash: KeyObject;
  /** HMAC-SHA-256, for visitor ids. */
  readonly visitorHash: KeyObject;
}

export interface KeyRing {
  /** Used to seal. */
  readonly newest: DerivedKeys;
  /** Used to open, newest first. */
  readonly all: readonly DerivedKeys[];
  /** Undefined for a key that is retired or belongs to another deployment. */
  find(kid: string): DerivedKeys | undefined;
}

/** Derives every key once. The first secret is the newest; the config has validated them. */
export function createKeyRing(secrets: readonly KeySecret[]): KeyRing {
  const all = secrets.map(deriveKeys);
  const [newest] = all;
  if (!newest) throw new Error('A key ring needs at least one secret');
  const byKid = new Map(all.map((keys) => [keys.kid, keys]));
  return { newest, all, find: (kid) => byKid.get(kid) };
}

const deriveKeys = ({ kid, secret }: KeySecret): DerivedKeys => ({
  kid,
  token: deriveKey(secret, 'resume token'),
  archive: deriveKey(secret, 'archive'),
  idHash: deriveKey(secret, 'session id hash'),
  visitor: deriveKey(secret, 'visitor'),
  visitorHash: deriveKey(secret, 'visitor id hash'),
  usageHash: deriveKey(secret, 'usage hash'),
  addressHash: deriveKey(secret, 'address hash'),
});

/** HKDF-SHA-256, 256 bits. The secret is already uniformly random, so no salt is needed. */
export function deriveKey(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `holdfast ${purpose} v1`, 32)));
}
