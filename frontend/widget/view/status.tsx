import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import { formatTime } from '../dates.ts';
import { type Model, standingZone } from '../model.ts';
import type { Child } from './render.ts';

interface StatusProps {
  readonly model: Model;
  readonly conversation: Conversation;
}

/** What keeps the conversation from going on, or soon will, and how to resolve it. */
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
      <Banner text={copy.ended[phase.reason]}>
        <button type="button" class="primary" onclick={() => conversation.startOver()}>
          {copy.startOver}
        </button>
      </Banner>
    );
  }
  if (!online) return <Banner text={copy.offline} />;
  if (phase.kind === 'waiting') {
    const unreachable = phase.for === 'start' ? copy.startUnreachable : copy.sendUnreachable;
    return (
      <Banner text={phase.busy ? copy.busy : unreachable}>
        <button type="button" class="secondary" onclick={() => conversation.retry()}>
          {copy.retry}
        </button>
      </Banner>
    );
  }
  if (expiring !== null) {
    return (
      <Banner text={copy.expiring(formatTime(expiring, model.timeZone ?? standingZone(model)))}>
        <button type="button" class="secondary" onclick={() => conversation.stay()}>
          {copy.stay}
        </button>
      </Banner>
    );
  }
  if (model.cut) return <Banner text={copy.cut} />;
  return model.notice && <Banner text={copy.notices[model.notice]} />;
}

const Banner = ({ text, children }: { readonly text: string; readonly children?: Child }) => (
  <div class="banner">
    <p>{text}</p>
    {children}
  </div>
);
