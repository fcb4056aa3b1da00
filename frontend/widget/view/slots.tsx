import type { OfferedSlot } from '../../../backend/src/protocol/chat.ts';
import * as copy from '../copy/en.ts';
import { formatTime, formatZone, groupByDay } from '../dates.ts';
import type { Model } from '../model.ts';
import { Choice } from './choice.tsx';

interface SlotsProps {
  readonly part: { readonly timeZone: string; readonly slots: readonly OfferedSlot[] };
  readonly model: Model;
  readonly live: boolean;
  readonly onChoose: (text: string) => void;
}

export function Slots({ part, model, live, onChoose }: SlotsProps) {
  const { timeZone } = part;
  const first = part.slots[0];
  if (!first) return null;
  return (
    <div class="slots">
      {groupByDay(part.slots, timeZone).map(({ day, items }) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ul>
            {items.map((slot) => (
              <li key={slot.id}>
                <Choice says={slot.label} live={live} onChoose={onChoose}>
                  <SlotTime startsAt={slot.startsAt} timeZone={timeZone} visitorZone={model.timeZone} />
                </Choice>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="zone">{copy.timesIn(formatZone(first.startsAt, timeZone))}</p>
    </div>
  );
}

interface SlotTimeProps {
  readonly startsAt: string;
  readonly timeZone: string;
  readonly visitorZone: string | null;
}

/** The time there and, where it is another one, the visitor's own. */
function SlotTime({ startsAt, timeZone, visitorZone }: SlotTimeProps) {
  const time = formatTime(startsAt, timeZone);
  const own = visitorZone ? formatTime(startsAt, visitorZone) : time;
  return [time, own !== time && <small>{copy.yourTime(own)}</small>];
}
