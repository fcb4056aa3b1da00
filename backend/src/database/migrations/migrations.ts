import type { Migration } from 'kysely';
import * as reservationsAndTickets from './0001-reservations-and-tickets.ts';
import * as sessionsAndTurns from './0002-sessions-and-turns.ts';
import * as visitors from './0003-visitors.ts';
import * as lapsesToTell from './0004-lapses-to-tell.ts';
import * as placesOfAnAddress from './0005-places-of-an-address.ts';
import * as outages from './0006-outages.ts';
import * as attemptsAtTickets from './0007-attempts-at-tickets.ts';

/** Every migration by name, in order. Never change a released one: add another. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-reservations-and-tickets': reservationsAndTickets,
  '0002-sessions-and-turns': sessionsAndTurns,
  '0003-visitors': visitors,
  '0004-lapses-to-tell': lapsesToTell,
  '0005-places-of-an-address': placesOfAnAddress,
  '0006-outages': outages,
  '0007-attempts-at-tickets': attemptsAtTickets,
};
