import type { IncomingMessage, RequestListener } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from '../lib/logger.ts';
import type { BusinessCard } from '../protocol/chat.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import { acceptedLanguages } from './accepted-languages.ts';
import { type ChatPorts, chatRoutes } from './chat-routes.ts';
import { docsRoutes } from './docs-routes.ts';
import { type EventsPorts, eventsRoute } from './events-route.ts';
import { type HandoverPorts, handoverRoutes } from './handover-routes.ts';
import { type HealthPorts, healthRoutes } from './health-routes.ts';
import { type PresencePorts, presenceRoutes } from './presence-routes.ts';
import { problemHandler, problemSender } from './problem-handler.ts';
import { methodNotAllowed, notFound } from './problems.ts';
import { ReplyHeaders } from './reply-headers.ts';
import { requestId } from './request-id.ts';
import { crossOrigin, noStore, securityHeaders } from './security-headers.ts';
import { type TurnPorts, turnRoute } from './turn-route.ts';

export interface HttpPorts {
  readonly turn: TurnPorts;
  readonly chat: ChatPorts;
  readonly events: EventsPorts;
  readonly presence: PresencePorts;
  readonly handover: HandoverPorts;
  readonly health: HealthPorts;
  /** In the first of these languages that the business speaks. */
  readonly businessCard: (languages: readonly string[]) => BusinessCard;
  /** Called for each request that is answered with a problem. */
  readonly countProblem: (code: ProblemCode) => void;
  readonly logger: Logger;
  readonly production: boolean;
  readonly corsOrigins: readonly string[];
  /** The folder of the demo page and the widget. */
  readonly pagesDir: string;
}

/** The HTTP interface of Holdfast. It translates and decides nothing. */
export function createHttpApp(ports: HttpPorts): RequestListener {
  const { takeTurn, app } = createRoutes(ports);
  // Nearly all requests are turns: they bypass Express, whose router and request object would cost as much
  // as reading one.
  return (req, res) => (isTurn(req) ? takeTurn(req, res) : app(req, res));
}

const isTurn = ({ method, url }: IncomingMessage): boolean => method === 'POST' && url === '/api/chat';

interface Routes {
  readonly takeTurn: RequestListener;
  /** Answers every request, turns included. */
  readonly app: Express;
}

export function createRoutes(ports: HttpPorts): Routes {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);

  const secure = securityHeaders(ports.production);
  const crossing = crossOrigin(ports.corsOrigins);
  const sendProblem = problemSender(ports.logger, ports.countProblem);
  const turnHeaders = new ReplyHeaders([secure, noStore, crossing], ports.corsOrigins);
  const takeTurn = turnRoute(ports.turn, turnHeaders, sendProblem);
  app.post('/api/chat', takeTurn);

  app.use(requestId, secure);
  app.use('/api', noStore, crossing);
  const noEvents = methodNotAllowed('GET');
  app.route('/api/chat/events').head(noEvents).get(eventsRoute(ports.events)).all(noEvents);
  app.use(
    '/api/chat',
    chatRoutes(ports.chat),
    presenceRoutes(ports.presence),
    handoverRoutes(ports.handover),
  );
  app.route('/api/business').get(businessCard(ports.businessCard)).all(methodNotAllowed('GET'));
  app.use(healthRoutes(ports.health), docsRoutes());
  app.use(pages(ports.pagesDir));
  app.use(notFound, problemHandler(sendProblem));
  return { takeTurn, app };
}

const businessCard =
  (cardIn: HttpPorts['businessCard']): RequestHandler =>
  (req, res) =>
    void res.vary('accept-language').json(cardIn(acceptedLanguages(req)));

/** Cached only briefly, because these files keep their names when their content changes. */
const pages = (dir: string): RequestHandler =>
  express.static(dir, { index: 'index.html', maxAge: '5m', etag: true, redirect: false });
