import process from 'node:process';
import express from 'express';
import { Redis } from 'ioredis';

// The baseline for Holdfast: plain Express with one GET and one SET for each request, and nothing else.

const VALUE = 'x'.repeat(600);

const redis = new Redis(process.env.REDIS_URL ?? '');
const app = express();
app.use(express.json());

app.post('/api/chat', async (req, res) => {
  const key = `bare:${req.get('x-session-id')}`;
  const value = await redis.get(key);
  await redis.set(key, VALUE);
  res.json({ value });
});

app.get('/health/ready', (_req, res) => {
  res.json({ status: 'ready' });
});

const server = app.listen(Number(process.env.PORT), '127.0.0.1');

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  redis.disconnect();
});
