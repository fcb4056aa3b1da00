import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Readers } from '../readers.ts';
import type { Said } from '../said.ts';

/** What is shorter is read as a whole. */
const MIN_LENGTH = 120;

/**
 * "We run a small clinic and miss calls. I'd like to see what you do, next Tuesday afternoon if you can": who tells
 * their story, wants something and names a day wants to book, whatever else the story speaks of. Times that fit are
 * offered, and none is held at once. Null for any other message.
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
