import { randomUUID } from 'node:crypto';
import { readVitals } from '../support/process-vitals.ts';
import { faultRow } from './fault-row.ts';
import { malformedBody, type Posted } from './malformed-bodies.ts';
import { scaled } from './scale.ts';
import { talkOn } from './small-talk.ts';

const BODIES = scaled(500, 10_000);
const AT_ONCE = 8;
const VISITORS = 4;
const WARM_TURNS = scaled(200, 1_000);
const MEGABYTE = 1_024 * 1_024;
const MAX_MORE_BYTES = 50 * MEGABYTE;
/**
 * Like a small instance: with more memory the runtime collects garbage later, which cannot be told from a
 * leak.
 */
const SMALL = { LOG_LEVEL: 'info', NODE_OPTIONS: '--max-old-space-size=96' } as const;

/** The status, or null if the connection was cut: a server need not read a refused request to its end. */
async function statusOf(url: string, { headers, body }: Posted): Promise<number | null> {
  const init = { method: 'POST', headers: { 'x-session-id': randomUUID(), ...headers }, body };
  try {
    const response = await fetch(`${url}/api/chat`, init);
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

const isAnsweredRight = ({ isWellFormed }: Posted, status: number | null): boolean =>
  status === null ? !isWellFormed : isWellFormed ? status === 200 : status >= 400 && status < 500;

faultRow(
  {
    row: 23,
    fault: '10,000 malformed, giant and odd bodies beside normal traffic',
    target: '4xx, or 200 if well-formed; 0 status 5xx; RSS ≤ +50 MB',
  },
  async ({ start, visitor, history, random, expectProgress }) => {
    const { url, pid } = await start(SMALL);
    const talks = Array.from({ length: VISITORS }, () => talkOn(visitor(url), () => [url]));
    await history.grownBy(WARM_TURNS);
    const before = readVitals(pid)?.residentBytes ?? 0;

    const wrong: string[] = [];
    let [cut, failed, sent] = [0, 0, 0];
    const sendSome = async () => {
      while (sent < BODIES) {
        sent += 1;
        const posted = malformedBody(random);
        const status = await statusOf(url, posted);
        if (status === null) cut += 1;
        if (status !== null && status >= 500) failed += 1;
        if (!isAnsweredRight(posted, status)) wrong.push(`${status} to ${String(posted.body).slice(0, 60)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendSome));

    for (const { end } of talks) await end();
    expectProgress({ least: WARM_TURNS + VISITORS });
    const errors = history.operations.filter(({ outcome }) => outcome !== 'ok').length;
    const more = (readVitals(pid)?.residentBytes ?? 0) - before;
    const told = wrong.length === 0 ? '' : `, such as ${wrong[0]}`;
    return {
      reached: `${BODIES} bodies, ${cut} of them cut off: ${failed} with status 5xx, ${wrong.length} other unexpected answers${told}; ${errors} errors in ${history.operations.length} normal turns; RSS +${Math.round(more / MEGABYTE)} MB`,
      met: failed + wrong.length + errors === 0 && more <= MAX_MORE_BYTES,
    };
  },
);
