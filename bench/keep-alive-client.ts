import { Agent, type IncomingMessage, request } from 'node:http';

/** Posts JSON to one server over keep-alive connections, one for each visitor. */
export class KeepAliveClient {
  readonly #agent: Agent;
  readonly #target: { readonly hostname: string; readonly port: string };

  constructor(url: string, connections: number) {
    const { hostname, port } = new URL(url);
    this.#target = { hostname, port };
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * Resolves to the body of the answer. Rejects unless its status is 200. If the server closes an idle
   * connection just as it is to be used, another one is opened.
   */
  post(path: string, sessionId: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-session-id': sessionId,
      };
      const sent = request({ ...this.#target, path, method: 'POST', agent: this.#agent, headers });
      sent.once('response', (response) => read(response, resolve, reject));
      sent.once('error', (error: NodeJS.ErrnoException) => {
        if (!sent.reusedSocket || error.code !== 'ECONNRESET') return reject(error);
        this.post(path, sessionId, body).then(resolve, reject);
      });
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function read(
  response: IncomingMessage,
  resolve: (text: string) => void,
  reject: (error: Error) => void,
): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
  });
  response.once('error', reject);
  response.once('end', () => {
    if (response.statusCode === 200) resolve(text);
    else reject(new Error(`Answered ${response.statusCode}: ${text}`));
  });
}
