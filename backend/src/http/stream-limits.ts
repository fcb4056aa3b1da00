import { HttpProblem } from './problems.ts';

const OF_A_SESSION = 10;
const OF_AN_ADDRESS = 100;
const RETRY_SECONDS = 10;

/** How many streams are open at once, a session and an address, on this instance. */
export class StreamLimits {
  readonly #ofSession = new Map<string, number>();
  readonly #ofAddress = new Map<string, number>();

  /** Counts one more; what this returns, called once, counts it off. Throws a `rate_limited` problem. */
  take(sessionId: string, address: string): () => void {
    const isFull =
      (this.#ofSession.get(sessionId) ?? 0) >= OF_A_SESSION ||
      (this.#ofAddress.get(address) ?? 0) >= OF_AN_ADDRESS;
    if (isFull) {
      throw new HttpProblem('rate_limited', {
        detail: `At most ${OF_A_SESSION} streams of a conversation and ${OF_AN_ADDRESS} from an address may be open at once; close one first.`,
        headers: { 'retry-after': String(RETRY_SECONDS) },
      });
    }
    count(this.#ofSession, sessionId, 1);
    count(this.#ofAddress, address, 1);
    return () => {
      count(this.#ofSession, sessionId, -1);
      count(this.#ofAddress, address, -1);
    };
  }
}

function count(counts: Map<string, number>, key: string, change: number): void {
  const counted = (counts.get(key) ?? 0) + change;
  if (counted > 0) counts.set(key, counted);
  else counts.delete(key);
}
