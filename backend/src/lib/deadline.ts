/** Milliseconds on a monotonic clock; only differences are meaningful. */
export const monotonicMs = (): number => performance.now();

/** The deadline passed first. The awaited operation may still complete. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/**
 * Calls `onPassed` once `monotonicMs()` has reached `deadline`, unless the returned function cancels it.
 * After a blocked event loop, timers run before sockets are read; the extra `setImmediate` reads pending
 * data before declaring a time-out.
 */
export function atDeadline(deadline: number, onPassed: () => void): () => void {
  let lookedAgain: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    lookedAgain = setImmediate(onPassed);
  }, deadline - monotonicMs());
  return () => {
    clearTimeout(timer);
    clearImmediate(lookedAgain);
  };
}

/** Settles like `promise`, but rejects with `DeadlinePassed` if it is still pending at the deadline. */
export function before<T>(deadline: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = atDeadline(deadline, () => reject(new DeadlinePassed('deadline passed')));
    promise.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}
