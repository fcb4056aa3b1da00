import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation } from '../conversation.ts';
import { en } from '../copy/en.ts';
import { canSend, type Model } from '../model.ts';
import { Composer } from './composer.tsx';
import { CloseIcon } from './icons.tsx';
import { Log } from './log.tsx';
import { Trouble } from './trouble.tsx';

export const PANEL_ID = 'panel';

/** Where the panel fills the screen; the style sheet has the same condition. */
const SHEET = '(max-width: 480px), (max-height: 480px)';

interface PanelProps {
  readonly model: Model;
  readonly conversation: Conversation;
  readonly title: string | null;
}

export function Panel({ model, conversation, title }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const name = title ?? model.business?.assistant ?? en.launch;

  useLayoutEffect(() => {
    // A sheet covers the page, so nothing behind it may be reached; beside the page, the page stays in use.
    const isSheet = matchMedia(SHEET).matches;
    if (isSheet) dialog.current?.showModal();
    else dialog.current?.setAttribute('open', '');
    if (isSheet && !model.takesFocus) dialog.current?.focus();
  }, []);

  useLayoutEffect(() => {
    if (model.takesFocus) input.current?.focus();
  }, [model.openings]);

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    conversation.close();
  }

  return (
    <dialog
      ref={dialog}
      id={PANEL_ID}
      class="panel"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
    >
      <div class="header">
        <span class="mark" aria-hidden="true">
          {name.slice(0, 1)}
        </span>
        <div class="names">
          <h2>{name}</h2>
          <p>{en.headline}</p>
        </div>
        <button type="button" class="quiet" aria-label={en.close} onClick={() => conversation.close()}>
          <CloseIcon />
        </button>
      </div>
      <Log model={model} input={input} onSay={(text) => conversation.say(text)} />
      <div class="footer">
        <Trouble
          model={model}
          onRetry={() => conversation.retry()}
          onStartOver={() => conversation.startOver()}
        />
        {model.phase.kind !== 'ended' && (
          <Composer input={input} ready={canSend(model)} onSend={(text) => conversation.say(text)} />
        )}
      </div>
    </dialog>
  );
}
