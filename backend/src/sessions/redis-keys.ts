/**
 * All keys of a session share the hash tag `{state:<id>}`, which puts them in the cluster slot of
 * `state:<id>`.
 */
export interface SessionKeys {
  /** The JSON of the session, or the mark of its deletion. */
  readonly state: string;
  /** Stream of the newest turns and other events. */
  readonly events: string;
  /** Temporary copy of that stream; exists only within a script. */
  readonly eventsCopy: string;
  /**
   * Channel of wake-ups: a turn's number, `event` for any other entry, `deleted`, `presence`, `typing:…`,
   * `draft:…`.
   */
  readonly live: string;
  /** The lease: the token of its holder. */
  readonly lease: string;
  /** Hash of the devices that have the session open. */
  readonly presence: string;
  /** Hash of the tokens that the model used in it. */
  readonly budget: string;
}

/** The tokens that the model used on a day. */
export interface BudgetKeys {
  readonly budget: string;
}

/** `day`: ISO 8601, UTC. */
export const dayBudgetKeys = (day: string): BudgetKeys => ({ budget: `budget:${day}` });

/** How much of a limit a client has used within a window. */
export interface UsageKeys {
  readonly usage: string;
}

/** `hash`: of the client, whose identity is stored nowhere. */
export const usageKeys = (limit: string, window: number, hash: string): UsageKeys => ({
  usage: `usage:${limit}:${window}:${hash}`,
});

/**
 * What a hand-over code leads to. Not a session key: whoever redeems the code does not know the session's
 * id.
 */
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
