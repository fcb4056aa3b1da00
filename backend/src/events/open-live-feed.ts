import type { Releasers } from '../lib/releasers.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { LiveFeed, type LiveFeedOptions } from './live-feed.ts';

/** So soon a ping, a warning or an end is told after its time. */
const ROUND_MS = 1_000;

/** The streams with their round: one timer for all of them. */
export function openLiveFeed(options: LiveFeedOptions, releasers: Releasers): LiveFeed {
  const feed = new LiveFeed(options);
  releasers.push('streams', () => feed.close());
  const failed = (err: unknown) => options.logger.error({ err }, 'round of the streams failed');
  releasers.push(
    'round of the streams',
    repeatEvery(ROUND_MS, async () => feed.round(), failed),
  );
  return feed;
}
