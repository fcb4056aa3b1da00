import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveChannel } from '../../backend/src/events/live-channel.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { SessionStore } from '../../backend/src/sessions/session-store.ts';
import { conversation } from '../sessions/session-fixtures.ts';

/** The channel under test, and the store whose changes it signals. */
export interface ChannelHarness {
  readonly channel: LiveChannel;
  readonly store: SessionStore;
  close(): Promise<void>;
}

/** The signals a listener received. Tests can wait for them. */
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

/** Tests that every live channel must pass. */
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

    test('a subscriber is woken first, and then by each change', async () => {
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

    test('others receive nothing', async () => {
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

    test('each subscriber of a session receives it until its subscription ends', async () => {
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

    test('publishing without a listener is no error', async () => {
      await expect(harness.channel.publish(id(), 'presence')).resolves.toBeUndefined();
    });
  });
}
