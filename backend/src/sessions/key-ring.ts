import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What a deployment is given or makes: at least 32 bytes from a CSPRNG. */
export interface KeySecret {
  /** Names the secret where it was used: characters `A–Z a–z 0–9 _ -`. */
  readonly kid: string;
  readonly secret: Buffer;
}

/** One key of 256 bits a purpose, so that nothing made for one opens as another. */
export interface DerivedKeys {
  readonly kid: string;
  /** AES-256-GCM of resume tokens. */
  readonly token: KeyObject;
  /** AES-256-GCM of what the database keeps of conversations. */
  readonly archive: KeyObject;
  /** HMAC-SHA-256 of session ids, which the database knows by nothing else. */
  readonly idHash: KeyObject;
  /** AES-256-GCM of what is known of visitors. */
  readonly visitor: KeyObject;
  /** HMAC-SHA-256 of whose use is counted, addresses among them. */
  readonly usageHash: KeyObject;
  /** HMAC-SHA-256 of the addresses that times are held from. */
  readonly addressHash: KeyObject;
  /** HMAC-SHA-256 of visitor ids. */
  readonly visitorHash: KeyObject;
}

export interface KeyRing {
  /** Seals. */
  readonly newest: DerivedKeys;
  /** Open, the newest first. */
  readonly all: readonly DerivedKeys[];
  /** Undefined for a key that is retired, or of another deployment. */
  find(kid: string): DerivedKeys | undefined;
}

/** Derives every key once. The first secret is the newest; the config has checked them. */
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

/** HKDF-SHA-256, 256 bits. The secret is uniformly random already, so it needs no salt. */
export function deriveKey(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `holdfast ${purpose} v1`, 32)));
}
