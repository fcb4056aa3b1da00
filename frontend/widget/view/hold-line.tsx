import { en } from '../copy/en.ts';
import { formatCountdown, formatDayAndTime } from '../dates.ts';
import type { Model } from '../model.ts';
import { ClockIcon } from './icons.tsx';

/** A clock that is this far off says nothing about the hold; then no countdown is shown. */
const LONGEST_HOLD_MS = 15 * 60 * 1_000;

interface HoldLineProps {
  readonly hold: { readonly startsAt: string; readonly expiresAt: string };
  readonly model: Model;
  /** The countdown of an older hold is not shown: it may be another one by now. */
  readonly standing: boolean;
}

export function HoldLine({ hold, model, standing }: HoldLineProps) {
  const timeZone = model.business?.timeZone ?? model.timeZone ?? 'UTC';
  const leftMs = Date.parse(hold.expiresAt) - model.now;
  return (
    <p class="hold">
      <ClockIcon />
      <span>
        {standing && leftMs <= 0 ? en.holdOver : en.held(formatDayAndTime(hold.startsAt, timeZone))}
      </span>
      {standing && leftMs > 0 && leftMs <= LONGEST_HOLD_MS && (
        // A timer is not read out at every second.
        <span class="countdown" role="timer" aria-live="off">
          {formatCountdown(leftMs)}
        </span>
      )}
    </p>
  );
}
