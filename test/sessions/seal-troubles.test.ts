import { expect, test } from 'vitest';
import { createLogger } from '../../backend/src/lib/logger.ts';
import { SealTroubles } from '../../backend/src/sessions/seal-troubles.ts';
import { ManualClock } from '../support/manual-clock.ts';

test('a missing key is logged once a minute, and reported for as long as a session lives', () => {
  const clock = new ManualClock();
  const lines: { msg: string; kid?: string }[] = [];
  const logger = createLogger({
    level: 'info',
    destination: { write: (line) => lines.push(JSON.parse(line)) },
  });
  const troubles = new SealTroubles({ ttlSeconds: 100, clock, logger });
  expect(troubles.current()).toBeNull();

  troubles.note('old', 'missing');
  clock.advance(59_000);
  troubles.note('old', 'missing');
  expect(lines).toEqual([
    expect.objectContaining({
      kid: 'old',
      msg: 'sessions left untouched. Redis: sessions are sealed with the key "old", which STATE_ENCRYPTION_KEYS does not list',
    }),
  ]);
  clock.advance(1_000);
  troubles.note('old', 'missing');
  clock.advance(1);
  troubles.note('new', 'changed');
  expect(lines.map(({ kid }) => kid)).toEqual(['old', 'old', 'new']);

  expect(troubles.current()).toContain('"new"');
  clock.advance(99_999);
  troubles.note('old', 'missing');
  expect(troubles.current()).toContain('"old"');
  clock.advance(100_000);
  expect(troubles.current()).toBeNull();
});
