import { HttpProblem } from './problems.ts';

const OF_A_SESSION = 10;
const OF_AN_ADDRESS = 100;
const RETRY_SECONDS = 10;

/** Limits the streams that are open at once on this instance, for each session and each address. */
export class StreamLimits {
  readonly #ofSession = new Map<string, number>();
  readonly #ofAddress = new Map<string, number>();

  /**
   * Counts one more stream; call the returned function once to release it. Throws a `rate_limited` problem.
   */
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
