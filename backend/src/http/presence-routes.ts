import { type Request, type Response, Router } from 'express';
import type { FromClient, Noted } from '../presence/client-signals.ts';
import { deviceIdOf } from './device-id.ts';
import { type OpenToken, ownershipOfSession } from './ownership.ts';
import { methodNotAllowed, noConversationProblem } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';
import { requiredSessionId } from './session-id.ts';

export interface PresencePorts {
  readonly openToken: OpenToken;
  readonly heartbeat: (from: FromClient) => Promise<Noted>;
  readonly typing: (from: FromClient) => Promise<Noted>;
  readonly count: CountRequest;
}

/** Signals other than messages: heartbeats and typing. */
export function presenceRoutes(ports: PresencePorts): Router {
  const router = Router();
  const noting = (note: (from: FromClient) => Promise<Noted>) => async (req: Request, res: Response) => {
    ports.count(req, requiredSessionId(req));
    const { sessionId, token } = ownershipOfSession(req, ports.openToken);
    const noted = await note({ sessionId, token, device: deviceIdOf(req) });
    if (noted !== 'noted') throw noConversationProblem(noted);
    res.status(204).end();
  };
  router.route('/heartbeat').post(noting(ports.heartbeat)).all(methodNotAllowed('POST'));
  router.route('/typing').post(noting(ports.typing)).all(methodNotAllowed('POST'));
  return router;
}
