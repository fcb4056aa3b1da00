import { readFileSync } from 'node:fs';
import type { Redis, Result } from 'ioredis';
import type { HandoverKeys, SessionKeys, UsageKeys } from './redis-keys.ts';

const STATE_AND_EVENTS = ['state', 'events'] as const;
const LEASE = ['lease'] as const;
const PRESENCE = ['presence'] as const;
const HANDOVER = ['handover'] as const;
const BUDGET = ['budget'] as const;

/** Each script with its keys, in the order of its KEYS. */
const SCRIPTS = {
  loadSession: { file: 'load.lua', keys: STATE_AND_EVENTS },
  openSession: { file: 'open.lua', keys: STATE_AND_EVENTS },
  followSession: { file: 'follow.lua', keys: STATE_AND_EVENTS },
  announceEvent: { file: 'announce.lua', keys: STATE_AND_EVENTS },
  commitSession: { file: 'commit.lua', keys: STATE_AND_EVENTS },
  writeBackSession: { file: 'write-back.lua', keys: STATE_AND_EVENTS },
  deleteSession: { file: 'delete.lua', keys: ['state', 'events', 'presence'] },
  takeLease: { file: 'lease-take.lua', keys: LEASE },
  renewLease: { file: 'lease-renew.lua', keys: LEASE },
  releaseLease: { file: 'lease-release.lua', keys: LEASE },
  seePresent: { file: 'presence-seen.lua', keys: ['state', 'presence'] },
  leavePresent: { file: 'presence-left.lua', keys: PRESENCE },
  listPresent: { file: 'presence-list.lua', keys: PRESENCE },
  putHandover: { file: 'handover-put.lua', keys: HANDOVER },
  takeHandover: { file: 'handover-take.lua', keys: HANDOVER },
  reserveTokens: { file: 'budget-reserve.lua', keys: BUDGET },
  settleTokens: { file: 'budget-settle.lua', keys: BUDGET },
  addUsage: { file: 'usage-add.lua', keys: ['usage'] },
} as const satisfies Record<string, { file: string; keys: readonly KeyName[] }>;

type KeyName = keyof SessionKeys | keyof HandoverKeys | keyof UsageKeys;

export type ScriptName = keyof typeof SCRIPTS;

/** The keys that a script takes, by name; more may be given. */
export type KeysOf<Script extends ScriptName> = Readonly<
  Record<(typeof SCRIPTS)[Script]['keys'][number], string>
>;

type KeysAndArguments = readonly (string | number)[];

declare module 'ioredis' {
  interface RedisCommander<Context>
    extends Record<ScriptName, (...args: KeysAndArguments) => Result<unknown, Context>> {}
}

/**
 * Each script is sent in full once a connection and by its hash afterwards, and again in full if the server
 * lost it.
 */
export function defineScripts(redis: Redis): void {
  for (const [name, { file, keys }] of Object.entries(SCRIPTS)) {
    redis.defineCommand(name, { numberOfKeys: keys.length, lua: sourceOf(file) });
  }
}

/** Loads every script, so that each can be run by its hash alone. */
export async function loadScripts(redis: Redis): Promise<void> {
  await Promise.all(Object.values(SCRIPTS).map(({ file }) => redis.script('LOAD', sourceOf(file))));
}

const sourceOf = (file: string): string =>
  readFileSync(new URL(`./scripts/${file}`, import.meta.url), 'utf8');

export function keysFor<Script extends ScriptName>(script: Script, keys: KeysOf<Script>): readonly string[] {
  const names: readonly (keyof KeysOf<Script>)[] = SCRIPTS[script].keys;
  return names.map((name) => keys[name]);
}
