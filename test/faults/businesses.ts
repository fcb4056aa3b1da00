import { fileURLToPath } from 'node:url';
import { CANARY } from '../support/canaries.ts';

const folder = (name: string): string => fileURLToPath(new URL(`./businesses/${name}`, import.meta.url));

/** Two questions, and a calendar that no run fills. */
export const ROOMY = { BUSINESS_DIR: folder('roomy') } as const;

/** The same in English, Portuguese and Spanish. */
export const POLYGLOT = { BUSINESS_DIR: folder('polyglot') } as const;

/** Two questions, and one room whose times overlap. */
export const ONE_ROOM = { BUSINESS_DIR: folder('one-room') } as const;

/** A visitor's messages to either until times are offered. */
export const TO_SLOTS = ['book', CANARY.name, CANARY.email] as const;

/** … until the first of them is held and the review is shown; "yes" books. */
export const TO_REVIEW = [...TO_SLOTS, '1'] as const;
