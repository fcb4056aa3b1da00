import type { KeyObject } from 'node:crypto';
import { deriveKey, type KeySecret } from './key-ring.ts';

/** The contents of `STATE_ENCRYPTION_KEYS`. */
export interface StateSecrets {
  /** Used to seal; null: nothing is sealed. */
  readonly newest: KeySecret | null;
  /** Used to open; includes `newest`. */
  readonly all: readonly KeySecret[];
}

export const NO_STATE_SECRETS: StateSecrets = { newest: null, all: [] };

export interface StateKey {
  readonly kid: string;
  /** AES-256-GCM, for what Redis keeps of sessions. */
  readonly key: KeyObject;
  /** HMAC-SHA-256, for the IVs of deterministic sealing. */
  readonly ivKey: KeyObject;
}

export interface StateKeys {
  readonly newest: StateKey | null;
  readonly all: readonly StateKey[];
  /** Undefined for a key that is retired or belongs to another deployment. */
  find(kid: string): StateKey | undefined;
}

/** Derives every key once. */
export function createStateKeys({ newest, all }: StateSecrets): StateKeys {
  const byKid = new Map(all.map((secret) => [secret.kid, deriveStateKey(secret)]));
  const find = (kid: string) => byKid.get(kid);
  return { newest: (newest && find(newest.kid)) ?? null, all: [...byKid.values()], find };
}

const deriveStateKey = ({ kid, secret }: KeySecret): StateKey => ({
  kid,
  key: deriveKey(secret, 'session state'),
  ivKey: deriveKey(secret, 'session state iv'),
});
