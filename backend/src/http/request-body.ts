import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problems.ts';

const MAX_BYTES = 16 * 1_024;

/**
 * Reads the whole body. One that is too long is also read to its end, but not kept: a client that is still
 * sending would not receive the refusal.
 */
export function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BYTES) chunks.push(chunk);
    });
    req.on('end', () => (bytes <= MAX_BYTES ? resolve(Buffer.concat(chunks, bytes)) : reject(tooLarge())));
    req.on('close', () => {
      if (!req.complete) reject(cutOff());
    });
  });
}

const tooLarge = (): HttpProblem =>
  new HttpProblem('too_large', { detail: 'The body may have at most 16 KiB.' });

const cutOff = (): HttpProblem =>
  new HttpProblem('invalid_request', { detail: 'The body did not arrive whole.' });
