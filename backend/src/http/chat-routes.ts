import { type Request, type Response, Router } from 'express';
import type { ChatSnapshot } from '../protocol/chat.ts';
import type { DeleteRequest } from '../turns/delete-conversation.ts';
import type { Opened, OpenRequest } from '../turns/open-conversation.ts';
import { type OpenToken, ownershipOfSession } from './ownership.ts';
import {
  deletedProblem,
  expiredProblem,
  HttpProblem,
  methodNotAllowed,
  uncertainProblem,
} from './problems.ts';

export interface ChatPorts {
  readonly openToken: OpenToken;
  readonly open: (request: OpenRequest) => Promise<Opened>;
  readonly delete: (request: DeleteRequest) => Promise<void>;
}

/** What can be asked of a conversation besides a turn. */
export function chatRoutes(ports: ChatPorts): Router {
  const router = Router();
  router
    .route('/')
    .get(async (req, res) => void res.json(await getSnapshot(req, res, ports)))
    .delete(async (req, res) => {
      await ports.delete(ownershipOfSession(req, ports.openToken));
      res.status(204).end();
    })
    .all(methodNotAllowed('GET', 'POST', 'DELETE'));
  return router;
}

async function getSnapshot(req: Request, res: Response, ports: ChatPorts): Promise<ChatSnapshot> {
  const ownership = ownershipOfSession(req, ports.openToken);
  const opened = await ports.open(ownership);
  switch (opened.kind) {
    case 'found':
      res.setHeader('x-session-id', ownership.sessionId);
      return opened.snapshot;
    case 'absent':
      throw new HttpProblem('session_not_found', {
        detail: 'Send a first message to begin this conversation.',
      });
    case 'expired':
      throw expiredProblem();
    case 'deleted':
      throw deletedProblem();
    case 'refused':
      throw uncertainProblem();
  }
}
