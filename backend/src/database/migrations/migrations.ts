import type { Migration } from 'kysely';
import * as reservationsAndTickets from './0001-reservations-and-tickets.ts';

/** Every migration by name, in order. A released one is never changed: add another. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-reservations-and-tickets': reservationsAndTickets,
};
