import type { Server } from 'node:http';
import { join } from 'node:path';
import { createKnowledge } from './assistant/knowledge/knowledge.ts';
import { openModel } from './assistant/model/open-model.ts';
import { PACKAGE_ROOT } from './config/package-root.ts';
import type { Settings } from './config/settings.ts';
import { joinConversations } from './conversations.ts';
import { Dialogue } from './dialogue/dialogue.ts';
import { openLiveFeed } from './events/open-live-feed.ts';
import { readHealth } from './health.ts';
import { clientAddress } from './http/client-address.ts';
import { createHttpApp } from './http/http-app.ts';
import { createHttpServer } from './http/http-server.ts';
import { countBy } from './http/rate-limit.ts';
import { StreamLimits } from './http/stream-limits.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { Releasers } from './lib/releasers.ts';
import { openLimits, scaled } from './limits/open-limits.ts';
import { Metrics } from './metrics/metrics.ts';
import type { Announce } from './presence/announce.ts';
import { ClientSignals } from './presence/client-signals.ts';
import { openPresence } from './presence/open-presence.ts';
import type { SessionLogger } from './sessions/session-log.ts';
import { openStores } from './stores.ts';
import type { Observers } from './tracing/traced-observers.ts';
import type { Tracing } from './tracing/tracing.ts';
import type { DeleteRequest } from './turns/delete-conversation.ts';
import { toLiveEvent } from './turns/to-live-event.ts';
import { createUnderstanding } from './understanding/understand.ts';
import { Handovers } from './visitors/handovers.ts';

export interface App {
  readonly server: Server;
  /** What the process runs on, printed at start. */
  readonly uses: {
    readonly business: string;
    readonly sessions: string;
    readonly bookings: string;
    readonly model: string;
  };
  /**
   * From now on `/health/ready` answers 503. Ends all event streams, which would otherwise keep the server
   * open.
   */
  startDraining(): void;
  /** Releases everything, in reverse order of acquisition. Call it once the server has stopped serving. */
  close(): Promise<void>;
}

export interface AppOptions extends Settings {
  readonly logger: SessionLogger;
  readonly clock?: Clock;
}

/** Typing signals and heartbeats are more frequent than messages, and cheaper. */
const SIGNALS_PER_TURN = 5;
/** A page that reloads reads the conversation and opens a stream without sending a message. */
const LOOKS_PER_TURN = 2;

/** Builds the whole process. Whatever was acquired is released if construction fails. */
export async function createApp({ clock = systemClock, ...options }: AppOptions): Promise<App> {
  const releasers = new Releasers(options.logger);
  try {
    return await construct({ ...options, clock }, releasers);
  } catch (error) {
    await releasers.releaseAll();
    throw error;
  }
}

async function construct(options: Required<AppOptions>, releasers: Releasers): Promise<App> {
  const { config, business, logger, clock } = options;
  const { ttlSeconds } = config.sessions;
  const { dataDir, holdSeconds } = config.bookings;

  const dialogue = new Dialogue(business);
  const knowledge = createKnowledge(business);
  // Done before any store is opened: it blocks the event loop long enough for store replies to miss their
  // deadlines.
  const understand = createUnderstanding(business, knowledge);
  const metrics = new Metrics();
  releasers.push('metrics', () => metrics.close());
  const { tracing, observers } = await openTracing({ ...options, observers: metrics }, releasers);
  const stores = await openStores({ ...options, observers }, releasers);
  const { database, sessions, holds, live } = stores;
  const observe = observers.bookings.effect;
  const observeRefusal = (reason: string) => metrics.model.modelRefused(reason);
  const model = await openModel({ config, budgets: stores.tokenBudgets, observer: observers.model, logger });
  const conversations = joinConversations({
    ...options,
    dialogue,
    knowledge,
    understand,
    stores,
    model,
    tracing,
    observe,
    observeRefusal,
  });
  const { handleTurn, writeReply, open, openToken } = conversations;

  const announce: Announce = (id, type, event) => sessions.announce(id, type, event);
  const isAvailable = () => sessions.status().available;
  const presence = openPresence(
    { registry: stores.devices, holds, announce, holdSeconds, isAvailable, logger },
    releasers,
  );
  const { heartbeat, typing } = new ClientSignals({ keeper: presence, sessions, live, logger });
  const feed = openLiveFeed(
    {
      follow: (id, after) => sessions.follow(id, after),
      snapshot: conversations.peek,
      toLiveEvent: (entry) => toLiveEvent(entry, dialogue),
      channel: live,
      presence,
      ttlSeconds,
      clock,
      logger,
      observer: metrics.streams,
    },
    releasers,
  );
  const deleteAndTell = async (request: DeleteRequest) => {
    await conversations.delete(request);
    feed.wake(request.sessionId);
  };
  metrics.watchSessions(stores);
  metrics.watchStreams(feed);

  let isDraining = false;
  const limit = openLimits({ store: stores.usage, clock, logger }, releasers);
  const addressOf = clientAddress(config.http.trustProxyHops);
  const counting = (name: string, perTurn: number) =>
    countBy(limit(name, scaled(config.rateLimits, perTurn)), addressOf);
  const http = createHttpApp({
    turn: {
      handleTurn,
      writeReply,
      openToken,
      addressOf,
      count: counting('turns', 1),
      metrics: observers.turns,
      usesRedis: stores.kind === 'redis',
      logger,
      clock,
    },
    chat: { openToken, count: counting('looks', LOOKS_PER_TURN), open, delete: deleteAndTell },
    events: {
      openToken,
      count: counting('streams', LOOKS_PER_TURN),
      open,
      feed,
      limits: new StreamLimits(),
      addressOf,
    },
    presence: {
      openToken,
      heartbeat,
      typing,
      count: counting('signals', SIGNALS_PER_TURN),
    },
    handover: {
      openToken,
      open,
      handovers: new Handovers(stores.handovers, clock),
      count: counting('handovers', 1),
    },
    health: {
      health: () => readHealth(stores),
      isReady: () => !isDraining,
      metrics,
      metricsToken: config.secrets.metricsToken,
    },
    businessCard: (languages) => dialogue.card(languages),
    countProblem: metrics.problems.told,
    logger,
    production: config.production,
    corsOrigins: config.http.corsOrigins,
    pagesDir: join(PACKAGE_ROOT, 'frontend/dist'),
  });

  return {
    server: createHttpServer(tracing ? tracing.around(http) : http, metrics.problems.told),
    uses: {
      business: `${business.name} (${config.businessDir})`,
      sessions: stores.kind === 'redis' ? 'Redis' : "this process's memory",
      bookings: database.kind === 'postgres' ? 'PostgreSQL' : `PGlite in ${dataDir}`,
      model: model === null ? 'none' : `${config.model.name} at ${new URL(config.model.baseUrl).host}`,
    },
    startDraining: () => {
      isDraining = true;
      feed.close();
    },
    close: () => releasers.releaseAll(),
  };
}

/** Tracing is loaded only when a receiver is configured. */
async function openTracing(
  { config, ...options }: Required<AppOptions> & { readonly observers: Observers },
  releasers: Releasers,
): Promise<{ readonly tracing: Tracing | null; readonly observers: Observers }> {
  if (config.tracing === null) return { tracing: null, observers: options.observers };
  const traces = await import('./tracing/open-tracing.ts').catch(missingPackages);
  const { tracingHeaders: headers } = config.secrets;
  return traces.openTracing({ ...options, tracing: config.tracing, headers }, releasers);
}

/** The tracing packages are optional dependencies, so an installation may lack them. */
function missingPackages(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  throw new Error(
    'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the tracing packages are not installed. Install without --omit=optional, or unset it.',
    { cause: error },
  );
}
