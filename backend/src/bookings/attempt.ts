import { randomId } from '../lib/ids.ts';

const RANDOM_LENGTH = 11;

/** The id of an attempt at a turn: the epoch of the session that it was made in, a dot, and what no other one has. */
export const newAttempt = (epoch: string): string => `${epoch}.${randomId(RANDOM_LENGTH)}`;
