import { readFileSync } from 'node:fs';
import type { Redis, Result } from 'ioredis';

type Arguments = readonly (string | number)[];

declare module 'ioredis' {
  interface RedisCommander<Context> {
    loadSession(state: string, events: string, ...args: Arguments): Result<unknown, Context>;
    openSession(state: string, events: string, ...args: Arguments): Result<unknown, Context>;
    commitSession(state: string, events: string, ...args: Arguments): Result<unknown, Context>;
    writeBackSession(state: string, events: string, ...args: Arguments): Result<unknown, Context>;
    deleteSession(state: string, events: string, ...args: Arguments): Result<unknown, Context>;
  }
}

const FILES = {
  loadSession: 'load.lua',
  openSession: 'open.lua',
  commitSession: 'commit.lua',
  writeBackSession: 'write-back.lua',
  deleteSession: 'delete.lua',
} as const;

export type ScriptName = keyof typeof FILES;

/** Sent in full once a connection, by hash afterwards, and in full again when the server has forgotten them. */
export function defineScripts(redis: Redis): void {
  for (const [name, file] of Object.entries(FILES)) {
    const lua = readFileSync(new URL(`./scripts/${file}`, import.meta.url), 'utf8');
    redis.defineCommand(name, { numberOfKeys: 2, lua });
  }
}
