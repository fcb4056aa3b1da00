import { expect, test } from 'vitest';
import { TurnQueue } from '../../backend/src/turns/turn-queue.ts';

/** A turn that ends when the test says so. */
function turn(log: string[], name: string) {
  let end: (failure?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (failure) => (failure ? reject(failure) : resolve());
  });
  const run = async (): Promise<string> => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
    return name;
  };
  return { run, end };
}

test('turns of one conversation run one after another, in order', async () => {
  const log: string[] = [];
  const queue = new TurnQueue();
  const [first, second] = [turn(log, 'first'), turn(log, 'second')];
  const results = [queue.run('a', first.run), queue.run('a', second.run)];
  second.end();
  first.end();
  expect(await Promise.all(results)).toEqual(['first', 'second']);
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('turns of different conversations run side by side', async () => {
  const log: string[] = [];
  const queue = new TurnQueue();
  const [first, second] = [turn(log, 'first'), turn(log, 'second')];
  const slow = queue.run('a', first.run);
  const quick = queue.run('b', second.run);
  second.end();
  expect(await quick).toBe('second');
  first.end();
  await slow;
});

test('a turn that fails rejects for its own caller, and the next one runs', async () => {
  const log: string[] = [];
  const queue = new TurnQueue();
  const [first, second] = [turn(log, 'first'), turn(log, 'second')];
  const failing = expect(queue.run('a', first.run)).rejects.toThrow('broken');
  const next = queue.run('a', second.run);
  first.end(new Error('broken'));
  second.end();
  await failing;
  expect(await next).toBe('second');
});
