import type { RefObject } from 'preact';
import { en } from '../copy/en.ts';
import { ChatIcon, CloseIcon } from './icons.tsx';
import { PANEL_ID } from './panel.tsx';

interface LauncherProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly title: string | null;
  readonly onToggle: () => void;
}

export function Launcher({ button, open, title, onToggle }: LauncherProps) {
  return (
    <button
      ref={button}
      type="button"
      class="launcher"
      aria-expanded={open}
      aria-controls={open ? PANEL_ID : undefined}
      aria-label={open ? en.close : undefined}
      onClick={onToggle}
    >
      {open ? <CloseIcon /> : <ChatIcon />}
      {!open && <span>{title ?? en.launch}</span>}
    </button>
  );
}
