import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { SqlHoldStore } from './bookings/sql-hold-store.ts';
import { SqlReservationStore } from './bookings/sql-reservation-store.ts';
import { SqlTicketStore } from './bookings/sql-ticket-store.ts';
import type { Config } from './config/config.ts';
import { keepResumeTokenKeys } from './config/kept-keys.ts';
import { PACKAGE_ROOT } from './config/package-root.ts';
import type { Settings } from './config/settings.ts';
import { openDatabase } from './database/open-database.ts';
import { Dialogue } from './dialogue/dialogue.ts';
import { maskAnswers } from './domain/mask.ts';
import { openLiveFeed } from './events/open-live-feed.ts';
import { readHealth } from './health.ts';
import { createHttpApp } from './http/http-app.ts';
import { Metrics } from './http/metrics.ts';
import { scaled, TurnRateLimit } from './http/rate-limit.ts';
import { StreamLimits } from './http/stream-limits.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { Releasers } from './lib/releasers.ts';
import type { Announce } from './presence/announce.ts';
import { ClientSignals } from './presence/client-signals.ts';
import { openPresence } from './presence/open-presence.ts';
import { createKeyRing } from './sessions/key-ring.ts';
import { openSessions } from './sessions/open-sessions.ts';
import { openResumeToken } from './sessions/resume-token.ts';
import { deleteConversation } from './turns/delete-conversation.ts';
import { TurnHandler } from './turns/handle-turn.ts';
import {
  lookAtConversation,
  type OpenPorts,
  type OpenRequest,
  openConversation,
} from './turns/open-conversation.ts';
import type { FindHold } from './turns/present-hold.ts';
import { ReplyWriter } from './turns/reply-writer.ts';
import type { EffectPorts } from './turns/run-effects.ts';
import { tellEvent } from './turns/tell-event.ts';
import { turnsInStream } from './turns/turns-in-stream.ts';
import { createUnderstanding } from './understanding/understand.ts';
import { Handovers } from './visitors/handovers.ts';
import { openVisitors } from './visitors/open-visitors.ts';

export interface App {
  readonly server: Server;
  /** What it uses, for people who start it. */
  readonly uses: { readonly business: string; readonly sessions: string; readonly bookings: string };
  /** Answers `/health/ready` with 503 from now on, and ends all event streams: they would hold the server open. */
  startDraining(): void;
  /** Releases everything, last acquired first. The server must not serve any more. */
  close(): Promise<void>;
}

export interface AppOptions extends Settings {
  readonly logger: Logger & { isLevelEnabled(level: string): boolean };
  readonly clock?: Clock;
}

/** A store that does not answer keeps nobody from starting. */
const STORE_WITHIN_MS = 2_000;

/** Typing and heartbeats come more often than messages, and cost less. */
const SIGNALS_PER_TURN = 5;

/** The whole process: constructs, joins, and releases in reverse. The only place that chooses adapters. */
export async function createApp({ clock = systemClock, ...options }: AppOptions): Promise<App> {
  const releasers = new Releasers(options.logger);
  try {
    return await construct({ ...options, clock }, releasers);
  } catch (error) {
    await releasers.releaseAll();
    throw error;
  }
}

async function construct(
  { config, business, logger, clock }: Required<AppOptions>,
  releasers: Releasers,
): Promise<App> {
  const { secrets } = config;
  const dialogue = new Dialogue(business);
  const metrics = new Metrics();

  const { databaseUrl } = secrets;
  const { dataDir, holdSeconds } = config.bookings;
  const database = await openDatabase({ databaseUrl, dataDir, logger });
  releasers.push('database', () => database.close());
  if (database.kind === 'pglite' && runsBesideOthers(config)) {
    logger.warn({ dataDir }, 'bookings are in PGlite, so this is for one instance only: set DATABASE_URL');
  }
  const reservations = new SqlReservationStore({ database, timetable: business, holdSeconds });
  const holds = new SqlHoldStore({ database, holdSeconds });
  const tickets = new SqlTicketStore(database);

  const ring = createKeyRing(secrets.resumeTokenKeys ?? keepResumeTokenKeys(dataDir));
  const opened = openSessions(
    {
      ...config.sessions,
      redisUrl: secrets.redisUrl,
      database,
      ring,
      archive: config.archive,
      fillGap: turnsInStream,
      hasBooking: ({ dialogue: saved }) => 'booking' in saved,
      clock,
      logger,
      describe: ({ data }) => maskAnswers(data, business),
      observer: metrics,
    },
    releasers,
  );
  const { kind, sessions, devices, live } = opened;
  // Who serves before it has its store goes on from copies that may lag behind it.
  await opened.reached(STORE_WITHIN_MS);
  metrics.watchSessions(opened);
  const announce: Announce = (id, type, event) => sessions.announce(id, type, event);
  const isAvailable = () => sessions.status().available;
  const presence = openPresence(
    { registry: devices, holds, announce, holdSeconds, isAvailable, logger },
    releasers,
  );
  const signals = new ClientSignals({ keeper: presence, sessions, live, logger });

  const remembers = config.archive.mode !== 'off';
  const visitors = openVisitors({ business, database, ring, remembers, clock, logger }, releasers);

  const effects: EffectPorts = {
    business,
    reservations,
    tickets,
    visitors,
    holdSeconds,
    logger,
    observe: (effect, outcome) => metrics.effect(effect, outcome),
  };
  const turns = new TurnHandler({
    dialogue,
    understand: createUnderstanding(business),
    sessions,
    visitors,
    effects,
    clock,
  });

  const replies = new ReplyWriter({ dialogue, keys: ring, ttlSeconds: config.sessions.ttlSeconds });
  const openToken = (token: string, sessionId: string) =>
    openResumeToken(ring, token, sessionId, clock.now());
  const findHold: FindHold = (sessionId) => holds.findHold(sessionId);
  const opening: OpenPorts = { dialogue, sessions, replies, findHold, clock };
  const open = (request: OpenRequest) => openConversation(request, opening);
  const feed = openLiveFeed(
    {
      follow: (id, after) => sessions.follow(id, after),
      snapshot: (request) => lookAtConversation(request, opening),
      tell: (entry) => tellEvent(entry, dialogue),
      channel: live,
      presence,
      ttlSeconds: config.sessions.ttlSeconds,
      clock,
      logger,
      observer: metrics,
    },
    releasers,
  );
  metrics.watchStreams(feed);
  let isDraining = false;
  const http = createHttpApp({
    turn: {
      handleTurn: (request) => turns.handle(request),
      openToken,
      writeReply: (reply, about) => replies.write(reply, about),
      rateLimit: new TurnRateLimit(config.rateLimits),
      metrics,
      logger,
      clock,
    },
    chat: {
      openToken,
      open,
      delete: async (request) => {
        await deleteConversation(request, { sessions, reservations, tickets, visitors });
        feed.wake(request.sessionId);
      },
    },
    events: { openToken, open, feed, limits: new StreamLimits() },
    presence: {
      openToken,
      heartbeat: signals.heartbeat,
      typing: signals.typing,
      rateLimit: new TurnRateLimit(scaled(config.rateLimits, SIGNALS_PER_TURN)),
    },
    handover: {
      openToken,
      open,
      handovers: new Handovers(opened.handovers, clock),
      rateLimit: new TurnRateLimit(config.rateLimits),
    },
    health: {
      health: () => readHealth({ ...opened, database }),
      isReady: () => !isDraining,
      metrics,
      metricsToken: secrets.metricsToken,
    },
    businessCard: dialogue.card(),
    logger,
    production: config.production,
    corsOrigins: config.http.corsOrigins,
    trustProxyHops: config.http.trustProxyHops,
    pagesDir: join(PACKAGE_ROOT, 'frontend/dist'),
  });

  return {
    server: createServer(SERVER_LIMITS, http),
    uses: {
      business: `${business.name} (${config.businessDir})`,
      sessions: kind === 'redis' ? 'Redis' : "this process's memory",
      bookings: database.kind === 'postgres' ? 'PostgreSQL' : `PGlite in ${dataDir}`,
    },
    startDraining: () => {
      isDraining = true;
      feed.close();
    },
    close: () => releasers.releaseAll(),
  };
}

/** As a deployment may. Without Redis on one's own machine, one instance is all there is. */
const runsBesideOthers = ({ production, secrets }: Config): boolean =>
  production || secrets.redisUrl !== null;

/** A client that sends its headers or body slowly is closed. */
const SERVER_LIMITS = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 1_000 };
