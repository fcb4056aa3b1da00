import { randomId } from '../lib/ids.ts';

const RANDOM_LENGTH = 11;

/** A new id for `Session.epoch`. */
export const newEpoch = (): string => randomId(RANDOM_LENGTH);
