import process from 'node:process';
import express from 'express';

// The same HTTP interface for every peer, as in bare-server.mjs: one message for each request.

/**
 * @param {(sessionId: string, message: string) => Promise<string>} answer to one message of a session, as text
 * @param {() => void} close ends what would keep the process alive
 */
export function serve(answer, close = () => undefined) {
  const app = express();
  app.use(express.json());

  app.post('/api/chat', async (req, res) => {
    res.json({ message: await answer(req.get('x-session-id') ?? '', req.body.message) });
  });

  app.get('/health/ready', (_req, res) => {
    res.json({ status: 'ready' });
  });

  const server = app.listen(Number(process.env.PORT), '127.0.0.1');

  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
    close();
  });
}
