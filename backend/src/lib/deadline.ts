/** Milliseconds on a clock that never jumps; only differences mean something. */
export const monotonicMs = (): number => performance.now();

/** The deadline passed first. What was waited for may still happen. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/**
 * Calls `onPassed` when `monotonicMs()` has reached `deadline`, unless what it returns is called first. An event loop
 * that was kept busy finds timers before sockets, so what has arrived meanwhile is read once more before that.
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

/** Settles like `promise`, but rejects with `DeadlinePassed` at the deadline if it has not by then. */
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
