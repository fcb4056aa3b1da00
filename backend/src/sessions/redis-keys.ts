/** Every key of one session carries the hash tag `{state:<id>}`, so that all lie in the Cluster slot of `state:<id>`. */
export interface SessionKeys {
  /** The JSON of the session, or the mark of its deletion. */
  readonly state: string;
  /** Stream of the newest turns and what else happened. */
  readonly events: string;
  /** Of that stream; only within a script. */
  readonly eventsCopy: string;
  /** Channel of wake-ups: the turn's number, `event` of what else was appended, `deleted`, `presence`, `typing:…`, `draft:…`. */
  readonly live: string;
  /** The token of whoever does for this session what must not be done twice. */
  readonly lease: string;
  /** Hash of the devices that have it open. */
  readonly presence: string;
  /** Hash of what a model was paid in it. */
  readonly budget: string;
}

/** What a model was paid on a day. */
export interface BudgetKeys {
  readonly budget: string;
}

/** `day`: ISO 8601, UTC. */
export const dayBudgetKeys = (day: string): BudgetKeys => ({ budget: `budget:${day}` });

/** How much of a limit somebody has used within a window. */
export interface UsageKeys {
  readonly usage: string;
}

/** `hash`: of who it is, who is stored nowhere. */
export const usageKeys = (limit: string, window: number, hash: string): UsageKeys => ({
  usage: `usage:${limit}:${window}:${hash}`,
});

/** What the code of a hand-over leads to. No key of a session: whoever has the code does not know which one it is. */
export interface HandoverKeys {
  readonly handover: string;
}

/** `hash`: of the code, which is stored nowhere. */
export const handoverKeys = (hash: string): HandoverKeys => ({ handover: `handover:${hash}` });

const STATE = 'state:';

/** Matches the state of every session. */
export const ALL_STATES = `${STATE}*`;

export const sessionIdOf = (stateKey: string): string => stateKey.slice(STATE.length);

export function sessionKeys(id: string): SessionKeys {
  const state = `${STATE}${id}`;
  return {
    state,
    events: `events:{${state}}`,
    eventsCopy: `events-copy:{${state}}`,
    live: `live:{${state}}`,
    lease: `lease:{${state}}`,
    presence: `presence:{${state}}`,
    budget: `budget:{${state}}`,
  };
}
