import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../protocol/problem.ts';
import { problemBody } from './problem-body.ts';

interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
}

const NOT_HTTP: Refusal = {
  status: 400,
  code: 'invalid_request',
  detail: 'The request is not valid HTTP/1.1; check its request line, its headers and its length.',
};

/** By the code of Node's error. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'invalid_request',
    detail: 'The request took too long to arrive; nothing was done. Please send it again.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'too_large',
    detail: 'The headers are longer than 16 KiB together; leave out what is not needed, such as cookies.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    code: 'too_large',
    detail: 'The chunk extensions are too long; leave them out.',
  },
};

/**
 * Answers with a problem what Node's HTTP parser refuses, for which there is no request, and closes the
 * connection.
 */
export function refuseMalformedRequests(server: Server, countProblem: (code: ProblemCode) => void): void {
  const responses = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (req, res) => void responses.set(req.socket, res));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = responses.get(socket);
    const isAnswering = response?.headersSent === true && !response.writableEnded;
    if (!socket.writable || isAnswering) return void socket.destroy();
    const refusal = REFUSALS[error.code ?? ''] ?? NOT_HTTP;
    countProblem(refusal.code);
    socket.end(refusalText(refusal), () => socket.destroy());
  });
}

function refusalText({ status, code, detail }: Refusal): string {
  const body = JSON.stringify({ ...problemBody(code, { detail }), status });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'cache-control: no-store',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
