import type { Server } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { operations } from '../../backend/src/http/openapi/operations.ts';
import { liveEventSchemas } from '../../backend/src/protocol/live-event.ts';
import { problemSchema } from '../../backend/src/protocol/problem.ts';
import { EventReader } from './event-reader.ts';

export interface Answer {
  readonly method: string;
  /** With or without a query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

interface Media {
  readonly schema?: unknown;
  readonly examples?: object;
}

/** What the API's document does not describe in this answer; null if it describes everything. */
export function undocumented(answer: Answer): string | null {
  const { method, status, body } = answer;
  if (method === 'HEAD') return null;
  const path = pathOf(answer);
  const mediaType = answer.contentType?.split(';')[0] ?? '';
  const found = (what: string): string => `${method} ${path} ${status}: ${what}`;
  const documented = operations[path];
  if (documented === undefined || !isServed(method, documented)) {
    const misfit = mediaType === 'application/problem+json' ? misfitOf(body, problemSchema) : null;
    return misfit && found(misfit);
  }
  const response = responseOf(documented, method, status);
  if (response === null) return found('this status is not documented');
  if (response.content === undefined) return body === '' ? null : found('no body is documented');
  const media: Media | undefined = response.content[mediaType];
  if (media === undefined) return found(`${mediaType} is not documented`);
  if (mediaType === 'text/event-stream') return undocumentedEvents(body);
  if (!mediaType.endsWith('json')) return null;
  const misfit = misfitOf(body, media.schema) ?? unknownCode(body, mediaType, media);
  return misfit && found(misfit);
}

/** The same for one event of a stream. */
export function undocumentedEvent(type: string, data: unknown): string | null {
  const schema = Object.entries(liveEventSchemas).find(([name]) => name === type)?.[1];
  const misfit = schema ? misfitOf(JSON.stringify(data), schema) : 'this event is not documented';
  return misfit && `event ${type}: ${misfit}`;
}

/** Throws if the document does not describe the answer. */
export function expectDocumented(answer: Answer): void {
  const found = undocumented(answer);
  if (found !== null) throw new Error(found);
}

/** Records answers of a server that the document does not describe. */
export function watchAnswers(server: Server): readonly string[] {
  const found: string[] = [];
  server.prependListener('request', (req, res) => {
    const pieces: Buffer[] = [];
    for (const verb of ['write', 'end'] as const) {
      const send = res[verb];
      const sendAndKeep = (...sent: unknown[]): unknown => {
        const [piece] = sent;
        if (typeof piece === 'string' || piece instanceof Uint8Array) pieces.push(Buffer.from(piece));
        return Reflect.apply(send, res, sent);
      };
      Object.assign(res, { [verb]: sendAndKeep });
    }
    res.once('close', () => {
      const contentType = res.getHeader('content-type') ?? headerOf(pieces);
      // A stream is checked as far as it came; any other answer that was cut off is ignored.
      if (!res.writableFinished && !String(contentType).startsWith('text/event-stream')) return;
      const body = Buffer.concat(pieces).toString('utf8');
      const { method = '', url: path = '' } = req;
      const known = contentType === null ? null : String(contentType);
      const what = undocumented({ method, path, status: res.statusCode, contentType: known, body });
      if (what !== null) found.push(what);
    });
  });
  return found;
}

/** `writeHead` does not record its headers; only turns use it. */
const headerOf = (pieces: readonly Buffer[]): string | null =>
  pieces.length > 0 ? 'application/json' : null;

const pathOf = ({ path }: Answer): string => {
  const [bare = ''] = path.split('?', 1);
  return bare.length > 1 ? bare.replace(/\/$/, '') : bare;
};

type PathItem = NonNullable<(typeof operations)[string]>;

const METHODS = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;

const operationOf = (item: PathItem, method: string) => {
  const key = Object.entries(METHODS).find(([name]) => name === method)?.[1];
  return key && item[key];
};

const isServed = (method: string, item: PathItem): boolean => operationOf(item, method) !== undefined;

function responseOf(
  item: PathItem,
  method: string,
  status: number,
): { readonly content?: Readonly<Record<string, Media>> } | null {
  const responses = Object.entries(operationOf(item, method)?.responses ?? {});
  const response: unknown = responses.find(([key]) => key === String(status))?.[1];
  return typeof response === 'object' && response !== null ? response : null;
}

/** The schema strips unknown fields, so the result would no longer be equal. */
function misfitOf(body: string, schema: unknown): string | null {
  if (!(schema instanceof z.ZodType)) return 'its schema is not one of ours';
  const value: unknown = JSON.parse(body);
  const parsed = schema.safeParse(value);
  if (!parsed.success) return z.prettifyError(parsed.error);
  return isDeepStrictEqual(parsed.data, value) ? null : `it has fields that are not documented: ${body}`;
}

function unknownCode(body: string, mediaType: string, { examples = {} }: Media): string | null {
  if (mediaType !== 'application/problem+json') return null;
  const { code } = problemSchema.parse(JSON.parse(body));
  return code in examples ? null : `the code ${code} is not documented`;
}

function undocumentedEvents(text: string): string | null {
  const events = new EventReader().read(text);
  return events.map(({ type, data }) => undocumentedEvent(type, data)).find((what) => what !== null) ?? null;
}
