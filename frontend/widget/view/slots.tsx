import type { OfferedSlot } from '../../../backend/src/protocol/chat.ts';
import { Choice } from './choice.tsx';

interface SlotsProps {
  readonly part: { readonly zone?: string | undefined; readonly slots: readonly OfferedSlot[] };
  readonly live: boolean;
  readonly onChoose: (text: string) => void;
}

/** Grouped by day. */
export const Slots = ({ part, live, onChoose }: SlotsProps) => (
  <div class="slots">
    {[...new Set(part.slots.map(({ day }) => day))].map((day) => (
      <section key={day} aria-label={day}>
        <h3>{day}</h3>
        <ul>
          {part.slots
            .filter((slot) => slot.day === day)
            .map(({ id, label, time, elsewhere }) => (
              <li key={id}>
                <Choice says={label} live={live} onChoose={onChoose}>
                  {[time ?? label, elsewhere && <small>{elsewhere}</small>]}
                </Choice>
              </li>
            ))}
        </ul>
      </section>
    ))}
    <p class="zone">{part.zone}</p>
  </div>
);
