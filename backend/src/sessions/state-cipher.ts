import { seal, sealAlike, unseal } from '../lib/aead.ts';
import { encodeFitting, readHead } from './session-json.ts';
import type { Session } from './session-store.ts';
import { createStateKeys, NO_STATE_SECRETS, type StateKey, type StateKeys } from './state-keys.ts';
import { type SealedHead, StateSealed } from './state-sealed.ts';

/** The same pattern as in `scripts/`. */
const SEALED = /^\{"version":\d+,"sealed":"([^"]*)"/;
const SEALED_EVENT = /^sealed\.([\w-]+)\.([\w-]+)$/;
const PARTS = /^(.*),"data":"([\w-]+)"\}$/;
const TURN_ID = /\["([\w-]+)",""\]/g;

/**
 * Why something cannot be decrypted. `missing`: the key is not configured. `changed`: it is, but does not
 * fit.
 */
export type SealTrouble = 'missing' | 'changed';

/**
 * Encrypts what Redis keeps of sessions, so that nothing a visitor said or was told can be read there. A
 * sealed session is
 * `{"version":…,"sealed":"<kid>","current":…,"epoch":…,"createdAt":…,"updatedAt":…,"turns":[["<id>",""],…],"data":"…"}`,
 * where `data` is all of its JSON, authenticated together with what precedes it, the key and the session's
 * id. A sealed event is `sealed.<kid>.<…>`. The newest key seals; every key opens; without keys everything
 * is stored in plain text. Plain text is always accepted, because it may have been written before keys were
 * configured.
 */
export class StateCipher {
  readonly #keys: StateKeys;
  readonly #onTrouble: (kid: string, trouble: SealTrouble) => void;
  /** For scripts: the kids of all keys, with a space around each. */
  readonly kids: string;

  constructor(keys: StateKeys, onTrouble: (kid: string, trouble: SealTrouble) => void = () => {}) {
    this.#keys = keys;
    this.#onTrouble = onTrouble;
    this.kids = ` ${keys.all.map(({ kid }) => `${kid} `).join('')}`;
  }

  /** The text of `state:<id>`. */
  encode(id: string, session: Session): string {
    const { json, turns } = encodeFitting(session);
    const { newest } = this.#keys;
    if (newest === null) return json;
    const { version, current, epoch, createdAt, updatedAt } = session;
    const fields = JSON.stringify({ version, sealed: newest.kid, current, epoch, createdAt, updatedAt });
    const head = `${fields.slice(0, -1)},"turns":[${turns.map(({ id }) => `["${id}",""]`).join(',')}]`;
    const data = seal(newest.key, json, contextOfState(newest, id, head)).toString('base64url');
    return `${head},"data":"${data}"}`;
  }

  /**
   * The JSON of the session; plain text is returned unchanged.
   * @throws StateSealed
   */
  open(id: string, stored: string): string {
    const kid = kidOf(stored);
    if (kid === null) return stored;
    const key = this.#keys.find(kid);
    const [, head = '', data = ''] = PARTS.exec(stored) ?? [];
    const json = key && unseal(key.key, Buffer.from(data, 'base64url'), contextOfState(key, id, head));
    if (!json) throw this.refusal(stored);
    return json.toString();
  }

  /** The text of an event in the session's stream. */
  encodeEvent(id: string, type: string, json: string): string {
    const { newest } = this.#keys;
    if (newest === null) return json;
    return `sealed.${newest.kid}.${sealAlike(newest, json, contextOfEvent(newest, id, type)).toString('base64url')}`;
  }

  /** Null if it cannot be decrypted. */
  openEvent(id: string, type: string, stored: string): string | null {
    if (stored.startsWith('{')) return stored;
    const [, kid = '', body = ''] = SEALED_EVENT.exec(stored) ?? [];
    const key = this.#keys.find(kid);
    const json = key && unseal(key.key, Buffer.from(body, 'base64url'), contextOfEvent(key, id, type));
    if (!json) this.#onTrouble(kid, key ? 'changed' : 'missing');
    return json?.toString() ?? null;
  }

  /** The error for a session that cannot be decrypted, or that a script left untouched for that reason. */
  refusal(stored: string): StateSealed {
    const kid = kidOf(stored) ?? '';
    const trouble: SealTrouble = this.#keys.find(kid) ? 'changed' : 'missing';
    this.#onTrouble(kid, trouble);
    return new StateSealed(sealTrouble(kid, trouble), headOf(stored));
  }
}

/** Seals nothing, and refuses what others sealed. */
export const plainCipher = new StateCipher(createStateKeys(NO_STATE_SECRETS));

/** A description for people. */
export function sealTrouble(kid: string, trouble: SealTrouble): string {
  const what = `Redis: sessions are sealed with the key "${kid}"`;
  return trouble === 'missing'
    ? `${what}, which STATE_ENCRYPTION_KEYS does not list`
    : `${what}, and do not open with the key of that name in STATE_ENCRYPTION_KEYS`;
}

/** The kid of a sealed session; null if it is not sealed. */
export const kidOf = (stored: string): string | null => SEALED.exec(stored)?.[1] ?? null;

/** Neither kid nor id contains a space. */
const contextOfState = ({ kid }: StateKey, id: string, head: string): string =>
  `state v1 ${kid} ${id} ${head}`;

const contextOfEvent = ({ kid }: StateKey, id: string, type: string): string =>
  `event v1 ${kid} ${id} ${type}`;

function headOf(stored: string): SealedHead {
  const { version, epoch } = readHead(stored) ?? { version: 0, epoch: '' };
  const turns = [...stored.matchAll(TURN_ID)].map(([, id = '']) => ({
    id,
    text: '',
    reply: 'null',
    gap: null,
  }));
  return { version, epoch, turns };
}
