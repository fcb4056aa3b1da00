import type { Child } from './render.ts';

interface ChoiceProps {
  /** What is said by pressing it. */
  readonly says: string;
  /** Whether it can be pressed. */
  readonly live: boolean;
  readonly onChoose: (text: string) => void;
  readonly children?: Child;
}

export function Choice({ says, live, onChoose, children }: ChoiceProps) {
  function choose(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
    // The button is about to be inert and would drop the focus. A mouse user types next; for the keyboard the
    // next Tab from the log leads to the new buttons; on a touch screen the input would raise the keyboard.
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
