import { createServer, type RequestListener, type Server } from 'node:http';
import type { ProblemCode } from '../protocol/problem.ts';
import { refuseMalformedRequests } from './malformed-requests.ts';

/** Closes connections of clients that send their headers or body too slowly. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 1_000 };

/** `countProblem` counts the problems that are answered before there is a request for `http`. */
export function createHttpServer(http: RequestListener, countProblem: (code: ProblemCode) => void): Server {
  const server = createServer(LIMITS, http);
  refuseMalformedRequests(server, countProblem);
  // An expectation that no one here knows is ignored, as RFC 9110 allows; Node would answer 417 by itself.
  server.on('checkExpectation', (req, res) => server.emit('request', req, res));
  return server;
}
