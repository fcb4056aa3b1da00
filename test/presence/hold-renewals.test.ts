import { expect, test } from 'vitest';
import { HoldRenewals } from '../../backend/src/presence/hold-renewals.ts';
import { silentLogger } from '../support/bookings.ts';

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'who asks %i moments after another is served when the promise resolves',
  async (moments) => {
    const asked: string[] = [];
    const renewals = new HoldRenewals({
      holds: {
        renewHolds: async (ids) => {
          asked.push(...ids);
          return [];
        },
      },
      announce: async () => undefined,
      logger: silentLogger,
    });
    const first = renewals.renew(['first'], 'due');
    for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
    await renewals.renew(['second'], 'due');
    expect(asked).toEqual(['first', 'second']);
    await first;
  },
);
