import * as copy from '../copy/en.ts';
import { formatCountdown } from '../dates.ts';
import { holdEnd, type Model } from '../model.ts';
import { ClockIcon } from './icons.tsx';

/** With a clock error of this size no countdown is shown. */
const LONGEST_HOLD_MS = 15 * 60 * 1_000;
const MINUTE_MS = 60_000;
/** The last minutes of the countdown that screen readers announce, once each. */
const SPOKEN_MINUTES = 2;

interface HoldLineProps {
  readonly hold: { readonly slotId: string; readonly text?: string | undefined; readonly expiresAt: string };
  readonly model: Model;
  /** The countdown of an older hold is not shown: the hold may have been replaced. */
  readonly standing: boolean;
}

export function HoldLine({ hold, model, standing }: HoldLineProps) {
  const leftMs = holdEnd(model, hold) - model.now;
  const isOver = standing && leftMs <= 0;
  return (
    <p class="hold">
      <ClockIcon />
      <span>{isOver ? copy.holdOver : hold.text}</span>
      {standing && !isOver && leftMs <= LONGEST_HOLD_MS && (
        // Screen readers should not announce a timer every second.
        <span class="countdown" role="timer" aria-live="off">
          {formatCountdown(leftMs)}
        </span>
      )}
      {standing && (
        <span class="hidden" role="status">
          {spoken(leftMs)}
        </span>
      )}
    </p>
  );
}

function spoken(leftMs: number): string {
  if (leftMs <= 0) return copy.holdOver;
  const minutes = Math.ceil(leftMs / MINUTE_MS);
  return minutes <= SPOKEN_MINUTES ? copy.heldStill(minutes) : '';
}
