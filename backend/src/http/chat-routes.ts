import { type Request, type Response, Router } from 'express';
import type { ChatSnapshot } from '../protocol/chat.ts';
import type { DeleteRequest } from '../turns/delete-conversation.ts';
import type { Opened, OpenRequest } from '../turns/open-conversation.ts';
import { type OpenToken, ownershipOfSession } from './ownership.ts';
import { methodNotAllowed, noConversationProblem } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';
import { requiredSessionId } from './session-id.ts';

export interface ChatPorts {
  readonly openToken: OpenToken;
  readonly count: CountRequest;
  readonly open: (request: OpenRequest) => Promise<Opened>;
  readonly delete: (request: DeleteRequest) => Promise<void>;
}

/** Requests about a conversation other than a turn. */
export function chatRoutes(ports: ChatPorts): Router {
  const router = Router();
  router
    .route('/')
    .get(async (req, res) => void res.json(await getSnapshot(req, res, ports)))
    .delete(async (req, res) => {
      ports.count(req, requiredSessionId(req));
      await ports.delete(ownershipOfSession(req, ports.openToken));
      res.status(204).end();
    })
    .all(methodNotAllowed('GET', 'POST', 'DELETE'));
  return router;
}

async function getSnapshot(req: Request, res: Response, ports: ChatPorts): Promise<ChatSnapshot> {
  ports.count(req, requiredSessionId(req));
  const ownership = ownershipOfSession(req, ports.openToken);
  const opened = await ports.open(ownership);
  if (opened.kind !== 'found') throw noConversationProblem(opened.kind);
  res.setHeader('x-session-id', ownership.sessionId);
  return opened.snapshot;
}
