import type { Migration } from 'kysely';
import * as reservationsAndTickets from './0001-reservations-and-tickets.ts';
import * as sessionsAndTurns from './0002-sessions-and-turns.ts';
import * as visitors from './0003-visitors.ts';
import * as lapsesToTell from './0004-lapses-to-tell.ts';
import * as placesOfAnAddress from './0005-places-of-an-address.ts';
import * as outages from './0006-outages.ts';

/** Every migration by name, in order. A released one is never changed: add another. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-reservations-and-tickets': reservationsAndTickets,
  '0002-sessions-and-turns': sessionsAndTurns,
  '0003-visitors': visitors,
  '0004-lapses-to-tell': lapsesToTell,
  '0005-places-of-an-address': placesOfAnAddress,
  '0006-outages': outages,
};
