import { en } from '../copy/en.ts';
import type { Model } from '../model.ts';

interface TroubleProps {
  readonly model: Model;
  readonly onRetry: () => void;
  readonly onStartOver: () => void;
}

/** What keeps the conversation from going on, and the way out of it. */
export function Trouble({ model, onRetry, onStartOver }: TroubleProps) {
  const { phase, online } = model;
  const waits = phase.kind === 'failed' && phase.retryAt !== null && phase.retryAt > model.now;
  const retries = phase.kind === 'failed' && phase.failure.kind !== 'refused' && online;
  return (
    <div class="trouble" role="status">
      {phase.kind === 'ended' && (
        <div class="banner">
          <p>{en.ended[phase.reason]}</p>
          <button type="button" class="primary" onClick={onStartOver}>
            {en.startOver}
          </button>
        </div>
      )}
      {phase.kind !== 'ended' && (!online || phase.kind === 'failed') && (
        <div class="banner">
          <p>{online ? failureText(model) : en.offline}</p>
          {retries && (
            <button type="button" class="secondary" disabled={waits} onClick={onRetry}>
              {en.retry}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function failureText({ phase, now }: Model): string {
  if (phase.kind !== 'failed') return '';
  const { failure, outgoing, retryAt } = phase;
  if (failure.kind === 'refused') return en.refused;
  if (failure.kind === 'unreachable') return outgoing ? en.sendUnreachable : en.startUnreachable;
  const waitMs = (retryAt ?? now) - now;
  return outgoing && waitMs > 0 ? en.busyUntil(Math.ceil(waitMs / 1_000)) : en.busy;
}
