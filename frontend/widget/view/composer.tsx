import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { en } from '../copy/en.ts';
import { MAX_MESSAGE_LENGTH } from '../model.ts';
import { SendIcon } from './icons.tsx';

/** From here on the counter is shown. */
const NEARLY_FULL = MAX_MESSAGE_LENGTH - 200;

interface ComposerProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  /** Writing is always possible; sending only when this is true. */
  readonly ready: boolean;
  readonly onSend: (text: string) => void;
}

export function Composer({ input, ready, onSend }: ComposerProps) {
  const draft = useSignal('');
  const text = draft.value.trim();
  const tooLong = text.length > MAX_MESSAGE_LENGTH;
  const sendable = ready && text !== '' && !tooLong;

  function submit(event: Event): void {
    event.preventDefault();
    input.current?.focus();
    if (!sendable) return;
    onSend(text);
    draft.value = '';
  }

  function submitOnEnter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  }

  return (
    <form class="composer" onSubmit={submit}>
      <textarea
        ref={input}
        rows={1}
        aria-label={en.messageLabel}
        aria-invalid={tooLong}
        aria-describedby={text.length > NEARLY_FULL ? 'counter' : undefined}
        placeholder={en.placeholder}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onKeyDown={submitOnEnter}
      />
      <button type="submit" class="send" aria-label={en.send} aria-disabled={!sendable}>
        <SendIcon />
      </button>
      {text.length > NEARLY_FULL && (
        <p id="counter" class={tooLong ? 'counter over' : 'counter'}>
          {en.counter(text.length, MAX_MESSAGE_LENGTH)}
        </p>
      )}
    </form>
  );
}
