import type { Releasers } from '../lib/releasers.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { LiveFeed, type LiveFeedOptions } from './live-feed.ts';

/** How late a ping, a warning or the end of a session may be sent. */
const ROUND_MS = 1_000;

/** Opens the feed and its round: one timer serves all streams. */
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
