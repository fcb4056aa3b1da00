import { type Request, type Response, Router } from 'express';
import type { ChatSnapshot } from '../protocol/chat.ts';
import type { Opened } from '../turns/open-conversation.ts';
import { deletedProblem, HttpProblem, methodNotAllowed } from './problems.ts';
import { requiredSessionId } from './session-id.ts';

export interface ChatPorts {
  readonly open: (sessionId: string) => Promise<Opened>;
  readonly delete: (sessionId: string) => Promise<void>;
}

/** What can be asked of a conversation besides a turn. */
export function chatRoutes(ports: ChatPorts): Router {
  const router = Router();
  router
    .route('/')
    .get(async (req, res) => void res.json(await getSnapshot(req, res, ports)))
    .delete(async (req, res) => {
      await ports.delete(requiredSessionId(req));
      res.status(204).end();
    })
    .all(methodNotAllowed('GET', 'POST', 'DELETE'));
  return router;
}

async function getSnapshot(req: Request, res: Response, ports: ChatPorts): Promise<ChatSnapshot> {
  const sessionId = requiredSessionId(req);
  const opened = await ports.open(sessionId);
  switch (opened.kind) {
    case 'found':
      res.setHeader('x-session-id', sessionId);
      return opened.snapshot;
    case 'absent':
      throw new HttpProblem('session_not_found', {
        detail: 'Send a first message to begin this conversation.',
      });
    case 'expired':
      throw new HttpProblem('session_expired', { detail: 'This conversation has ended; start a new one.' });
    case 'deleted':
      throw deletedProblem();
  }
}
