/** Milliseconds on a clock that never jumps; only differences mean something. */
export const monotonicMs = (): number => performance.now();

/** The deadline passed first. What was waited for may still happen. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** Settles like `promise`, but rejects with `DeadlinePassed` when `monotonicMs()` reaches `deadline` first. */
export function before<T>(deadline: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DeadlinePassed('deadline passed')), deadline - monotonicMs());
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
