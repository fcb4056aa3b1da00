import { vi } from 'vitest';

/** As long as a loaded machine may take; whoever measures a time measures it apart from this. */
const WITHIN = { timeout: 20_000, interval: 10 };

/** Resolves with what `holds` returns once it does not throw. */
export const eventually = <T>(holds: () => T | Promise<T>): Promise<T> => vi.waitFor(holds, WITHIN);
