import type { Child } from './render.ts';

interface ChoiceProps {
  /** The message that pressing it sends. */
  readonly says: string;
  /** Whether it is active. */
  readonly live: boolean;
  readonly onChoose: (text: string) => void;
  readonly children?: Child;
}

export function Choice({ says, live, onChoose, children }: ChoiceProps) {
  function choose(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
    // The button is about to become inert and would lose the focus. With a mouse, typing comes next; with
    // the keyboard, the next Tab from the log reaches the new buttons; on a touch screen, focusing the
    // input would open the keyboard.
    const byMouse = event.detail > 0 && matchMedia('(pointer: fine)').matches;
    event.currentTarget
      .closest('dialog')
      ?.querySelector<HTMLElement>(byMouse ? 'textarea' : '.log')
      ?.focus();
    onChoose(says);
  }
  return (
    <button type="button" class="choice" dir="auto" disabled={!live} onclick={choose}>
      {children}
    </button>
  );
}
