import type { Part } from '../../../backend/src/protocol/chat.ts';
import type { Model } from '../model.ts';
import { BookingCard } from './booking-card.tsx';
import { Choice } from './choice.tsx';
import { HoldLine } from './hold-line.tsx';
import { InfoIcon } from './icons.tsx';
import { Slots } from './slots.tsx';
import { TextBubble } from './text-bubble.tsx';

interface PartProps {
  readonly part: Part;
  readonly model: Model;
  /** Whether it is still valid. */
  readonly standing: boolean;
  /** Whether its buttons are active. */
  readonly live: boolean;
  readonly onChoose: (text: string) => void;
}

/** Unknown types are ignored, because later versions of the contract may add some. */
export function PartView({ part, model, standing, live, onChoose }: PartProps) {
  switch (part.type) {
    case 'text':
      return <TextBubble text={part.text} />;
    case 'options':
      return (
        <ul class="choices">
          {part.options.map(({ id, label }) => (
            <li key={id}>
              <Choice says={label} live={live} onChoose={onChoose}>
                {label}
              </Choice>
            </li>
          ))}
        </ul>
      );
    case 'slots':
      return <Slots part={part} live={live} onChoose={onChoose} />;
    case 'hold':
      return <HoldLine hold={part} model={model} standing={standing} />;
    case 'booking':
      return <BookingCard booking={part} />;
    case 'notice':
      // The header shows this, while it applies.
      if (part.code === 'degraded') return null;
      return (
        <p class="notice">
          <InfoIcon />
          {part.text}
        </p>
      );
    default:
      return null;
  }
}
