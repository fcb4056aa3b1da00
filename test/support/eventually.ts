import { vi } from 'vitest';

/** Allows for a loaded machine; durations are measured separately. */
const WITHIN = { timeout: 20_000, interval: 10 };

/** Resolves to the result of `holds` once it does not throw. */
export const eventually = <T>(holds: () => T | Promise<T>): Promise<T> => vi.waitFor(holds, WITHIN);
