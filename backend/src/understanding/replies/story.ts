import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';

/** A shorter message is read as a whole. */
const MIN_LENGTH = 120;

/**
 * "We run a small clinic and miss calls. I'd like to see what you do, next Tuesday afternoon if you can": a
 * story that expresses a wish and names a day is a wish to book, whatever else it mentions. Matching times
 * are offered, and none is held at once. Null for any other message.
 */
export function bookingInStory(readers: Readers, said: Said): VisitorEvent | null {
  const { bookings, requests, isComplaint } = readers;
  if (said.text.length < MIN_LENGTH || !bookings.isWanted(said)) return null;
  if (requests.within(said) !== null || isComplaint(said)) return null;
  for (const clause of readers.clausesOf(said)) {
    const wish = bookings.dayIn({ ...said, ...clause });
    if (wish === null) continue;
    const { answers } = readers.volunteered(said, null, {});
    return { type: 'book', serviceId: bookings.service(said), answers, wish: { ...wish, unsure: true } };
  }
  return null;
}
