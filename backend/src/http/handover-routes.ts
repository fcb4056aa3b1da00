import { type Request, type Response, Router } from 'express';
import type { ChatSnapshot } from '../protocol/chat.ts';
import { type HandoverCode, handoverClaimSchema } from '../protocol/handover.ts';
import type { Opened, OpenRequest } from '../turns/open-conversation.ts';
import type { Handovers } from '../visitors/handovers.ts';
import { fitting, readJson } from './json-body.ts';
import { type OpenToken, ownershipOfSession } from './ownership.ts';
import { HttpProblem, methodNotAllowed, noConversationProblem } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';
import { requiredSessionId } from './session-id.ts';

export interface HandoverPorts {
  readonly openToken: OpenToken;
  readonly open: (request: OpenRequest) => Promise<Opened>;
  readonly handovers: Pick<Handovers, 'issue' | 'claim'>;
  readonly count: CountRequest;
}

/** Continuing the same conversation on a second device. */
export function handoverRoutes(ports: HandoverPorts): Router {
  const router = Router();
  router
    .route('/handover')
    .post(async (req, res) => void res.status(201).json(await issue(req, ports)))
    .all(methodNotAllowed('POST'));
  router
    .route('/handover/claim')
    .post(async (req, res) => void res.json(await claim(req, res, ports)))
    .all(methodNotAllowed('POST'));
  return router;
}

async function issue(
  req: Request,
  { count, openToken, open, handovers }: HandoverPorts,
): Promise<HandoverCode> {
  count(req, requiredSessionId(req));
  const ownership = ownershipOfSession(req, openToken);
  const opened = await open(ownership);
  if (opened.kind !== 'found') throw noConversationProblem(opened.kind);
  return handovers.issue(ownership.sessionId);
}

/** Every invalid code gets the same answer, so that it reveals nothing about why. */
async function claim(req: Request, res: Response, ports: HandoverPorts): Promise<ChatSnapshot> {
  ports.count(req, undefined);
  const { code } = fitting(await readJson(req), handoverClaimSchema);
  const sessionId = await ports.handovers.claim(code);
  const opened = sessionId === null ? null : await ports.open({ sessionId, token: null, wantsToken: true });
  // Without a token the second device could not continue.
  if (opened?.kind !== 'found' || opened.snapshot.resumeToken === null) throw codeExpired();
  res.setHeader('x-session-id', opened.snapshot.sessionId);
  return opened.snapshot;
}

const codeExpired = (): HttpProblem =>
  new HttpProblem('handover_expired', {
    detail: 'This code was already used or has expired; make a new one on the first device.',
  });
