import { once } from 'node:events';
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
}

/**
 * Uses the agent's connections, which the caller can destroy all at once. Rejects if no complete answer
 * arrives in time.
 */
export async function httpRequest(
  agent: Agent,
  { url, body, timeoutMs, ...rest }: HttpRequest,
): Promise<HttpAnswer> {
  const sent = request(url, { agent, ...rest, signal: AbortSignal.timeout(timeoutMs) });
  sent.end(body);
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return {
    status: response.statusCode,
    headers: response.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}
