import { randomId } from '../lib/ids.ts';

const RANDOM_LENGTH = 11;

/** The id of an attempt at a turn: the epoch of its session, a dot, and a unique suffix. */
export const newAttempt = (epoch: string): string => `${epoch}.${randomId(RANDOM_LENGTH)}`;
