import type { Conversation } from '../conversation.ts';
import { en } from '../copy/en.ts';
import { formatTime } from '../dates.ts';
import { type Model, standingZone } from '../model.ts';
import type { Child } from './render.ts';

interface StatusProps {
  readonly model: Model;
  readonly conversation: Conversation;
}

/** What keeps the conversation from going on, or soon will, and the way out of it. */
export function Status(props: StatusProps) {
  return (
    <div class="trouble" role="status">
      {banner(props)}
    </div>
  );
}

function banner({ model, conversation }: StatusProps): Child {
  const { phase, online, expiring } = model;
  if (phase.kind === 'ended') {
    return (
      <Banner text={en.ended[phase.reason]}>
        <button type="button" class="primary" onclick={() => conversation.startOver()}>
          {en.startOver}
        </button>
      </Banner>
    );
  }
  if (!online) return <Banner text={en.offline} />;
  if (phase.kind === 'waiting') {
    const unreachable = phase.for === 'start' ? en.startUnreachable : en.sendUnreachable;
    return (
      <Banner text={phase.busy ? en.busy : unreachable}>
        <button type="button" class="secondary" onclick={() => conversation.retry()}>
          {en.retry}
        </button>
      </Banner>
    );
  }
  if (expiring !== null) {
    return (
      <Banner text={en.expiring(formatTime(expiring, model.timeZone ?? standingZone(model)))}>
        <button type="button" class="secondary" onclick={() => conversation.stay()}>
          {en.stay}
        </button>
      </Banner>
    );
  }
  if (model.cut) return <Banner text={en.cut} />;
  return model.notice && <Banner text={en[model.notice]} />;
}

const Banner = ({ text, children }: { readonly text: string; readonly children?: Child }) => (
  <div class="banner">
    <p>{text}</p>
    {children}
  </div>
);
