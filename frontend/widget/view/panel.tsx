import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import type { Model } from '../model.ts';
import type { TabMemory } from '../tab-memory.ts';
import { Composer } from './composer.tsx';
import { Forget } from './forget.tsx';
import { Handover } from './handover.tsx';
import { Header } from './header.tsx';
import { Log } from './log.tsx';
import { Status } from './status.tsx';

export interface PanelProps {
  readonly model: Model;
  readonly conversation: Conversation;
  readonly tab: TabMemory;
  /** The page's own title for the chat; default: the assistant's name. */
  readonly title: string | null;
}

export function Panel({ model, conversation, tab, title }: PanelProps) {
  const name = title ?? model.business?.assistant ?? copy.chat;

  function goBack(event: Event): void {
    event.preventDefault();
    if (model.aside) conversation.closeAside();
    else conversation.close();
  }

  return (
    <dialog
      class="panel"
      lang={copy.locale}
      aria-label={name}
      tabindex={-1}
      // The system's back gesture on a full-screen panel.
      oncancel={goBack}
      onkeydown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) goBack(event);
      }}
    >
      <Header name={name} model={model} conversation={conversation} />
      <Log model={model} conversation={conversation} tab={tab} />
      <div class="footer">
        <Status model={model} conversation={conversation} />
        <Bottom model={model} conversation={conversation} tab={tab} />
      </div>
    </dialog>
  );
}

function Bottom({ model, conversation, tab }: Omit<PanelProps, 'title'>) {
  const { aside, phase } = model;
  if (aside?.kind === 'handover') return <Handover aside={aside} model={model} conversation={conversation} />;
  if (aside?.kind === 'forget') return <Forget conversation={conversation} />;
  return phase.kind !== 'ended' && <Composer model={model} conversation={conversation} tab={tab} />;
}
