import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveChannel } from '../../backend/src/events/live-channel.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { SessionStore } from '../../backend/src/sessions/session-store.ts';
import { conversation } from '../sessions/session-fixtures.ts';

/** A channel under test, and the store whose changes it carries. */
export interface ChannelHarness {
  readonly channel: LiveChannel;
  readonly store: SessionStore;
  close(): Promise<void>;
}

/** What somebody heard, to be waited for. */
export class Heard {
  readonly signals: string[] = [];
  #told: () => void = () => undefined;

  readonly listen = (signal: string): void => {
    this.signals.push(signal);
    this.#told();
  };

  async until(signal: string): Promise<void> {
    while (!this.signals.includes(signal)) {
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    }
  }
}

/** What every live channel does. */
export function describeLiveChannel(name: string, create: () => Promise<ChannelHarness>): void {
  describe(name, () => {
    let harness: ChannelHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    const id = () => `live-${randomId(8)}`;

    async function subscribed(session: string) {
      const heard = new Heard();
      const end = harness.channel.subscribe(session, heard.listen);
      await heard.until('wake');
      return { heard, end };
    }

    test('who has subscribed is woken first, and then by each change', async () => {
      const session = id();
      const { heard, end } = await subscribed(session);
      const { commits } = conversation(2);
      for (const commit of commits) await harness.store.commit(session, commit);
      await harness.store.announce(session, 'hold', { slotId: 'a' });
      await harness.channel.publish(session, 'presence');
      await harness.store.delete(session);
      await heard.until('deleted');
      expect(heard.signals).toEqual(['wake', '1', '2', 'event', 'presence', 'deleted']);
      end();
    });

    test('others hear nothing of it', async () => {
      const [session, another] = [id(), id()];
      const { heard, end } = await subscribed(session);
      const { heard: elsewhere, end: endElsewhere } = await subscribed(another);
      await harness.channel.publish(session, 'presence');
      await harness.channel.publish(another, 'last');
      await elsewhere.until('last');
      expect(elsewhere.signals).toEqual(['wake', 'last']);
      await heard.until('presence');
      end();
      endElsewhere();
    });

    test('each who subscribed to a session hears it, until the own subscription ends', async () => {
      const session = id();
      const first = await subscribed(session);
      const second = await subscribed(session);
      await harness.channel.publish(session, 'one');
      await Promise.all([first.heard.until('one'), second.heard.until('one')]);
      first.end();
      await harness.channel.publish(session, 'two');
      await second.heard.until('two');
      expect(first.heard.signals).not.toContain('two');
      second.end();
    });

    test('a session that was left can be subscribed to again', async () => {
      const session = id();
      (await subscribed(session)).end();
      const { heard, end } = await subscribed(session);
      await harness.channel.publish(session, 'again');
      await heard.until('again');
      expect(heard.signals).toEqual(['wake', 'again']);
      end();
    });

    test('publishing where nobody listens is no error', async () => {
      await expect(harness.channel.publish(id(), 'presence')).resolves.toBeUndefined();
    });
  });
}
