import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import { canSay, knownAnswer, MAX_MESSAGE_LENGTH, type Model } from '../model.ts';
import type { TabMemory } from '../tab-memory.ts';
import { Choice } from './choice.tsx';
import { SendIcon } from './icons.tsx';

/** The counter is shown from this length on. */
const NEARLY_FULL = MAX_MESSAGE_LENGTH - 200;

interface ComposerProps {
  readonly model: Model;
  readonly conversation: Conversation;
  readonly tab: TabMemory;
}

/** Writing is always possible, sending only if `canSay`. */
export function Composer({ model, conversation, tab }: ComposerProps) {
  const text = model.draft.trim();
  const { length } = text;
  const tooLong = length > MAX_MESSAGE_LENGTH;
  const sendable = length > 0 && !tooLong && canSay(model);
  const known = length === 0 ? knownAnswer(model) : null;

  function submit(event: Event & { readonly currentTarget: HTMLElement }): void {
    event.preventDefault();
    event.currentTarget.closest('form')?.querySelector('textarea')?.focus();
    if (!sendable) return;
    conversation.draft('');
    conversation.say(text);
  }

  return (
    <form class="composer" onsubmit={submit}>
      {known !== null && (
        <Choice says={known} live={true} onChoose={() => conversation.say(known)}>
          {known}
        </Choice>
      )}
      <textarea
        rows={1}
        dir="auto"
        aria-label={copy.messageLabel}
        aria-invalid={tooLong}
        aria-describedby={length > NEARLY_FULL ? 'counter' : undefined}
        placeholder={copy.placeholder}
        value={model.draft}
        oninput={({ currentTarget }) => conversation.draft(currentTarget.value)}
        onfocus={() => tab.keep({ writing: true })}
        onblur={() => tab.keep({ writing: false })}
        onkeydown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
        }}
      />
      <button type="submit" class="send" aria-label={copy.send} aria-disabled={!sendable}>
        <SendIcon />
      </button>
      {length > NEARLY_FULL && (
        <p id="counter" class={tooLong ? 'counter over' : 'counter'}>
          {copy.counter(length, MAX_MESSAGE_LENGTH)}
        </p>
      )}
    </form>
  );
}
