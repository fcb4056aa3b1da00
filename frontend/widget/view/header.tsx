import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import { hasTurns, type Model } from '../model.ts';
import { CloseIcon, MoreIcon } from './icons.tsx';

interface HeaderProps {
  readonly name: string;
  readonly model: Model;
  readonly conversation: Conversation;
}

export function Header({ name, model, conversation }: HeaderProps) {
  return (
    <div class="header">
      <span class="mark" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <div class="names">
        <h2>{name}</h2>
        <p role="status">{subline(model)}</p>
      </div>
      {hasTurns(model) && <Menu conversation={conversation} />}
      <button type="button" class="quiet" aria-label={copy.close} onclick={() => conversation.close()}>
        <CloseIcon />
      </button>
    </div>
  );
}

function Menu({ conversation }: { readonly conversation: Conversation }) {
  return (
    <details class="menu" onkeydown={closeOnEscape} onfocusout={closeWhenLeft}>
      <summary class="quiet" aria-label={copy.more}>
        <MoreIcon />
      </summary>
      <ul>
        <li>
          <button type="button" onclick={() => conversation.handOver()}>
            {copy.handOver}
          </button>
        </li>
        <li>
          <button type="button" onclick={() => conversation.askToForget()}>
            {copy.forget}
          </button>
        </li>
      </ul>
    </details>
  );
}

function subline({ devices, degraded }: Model): string {
  if (degraded) return copy.degraded;
  return devices.length > 1 ? copy.elsewhere : copy.headline;
}

type OfMenu<Type extends Event> = Type & { readonly currentTarget: HTMLDetailsElement };

function closeOnEscape(event: OfMenu<KeyboardEvent>): void {
  const menu = event.currentTarget;
  if (event.key !== 'Escape' || !menu.open) return;
  // The panel stays open.
  event.stopPropagation();
  event.preventDefault();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function closeWhenLeft({ currentTarget, relatedTarget }: OfMenu<FocusEvent>): void {
  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
}
