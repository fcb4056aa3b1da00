import type { ComponentChildren } from 'preact';

const Icon = ({ children }: { children: ComponentChildren }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const ChatIcon = () => (
  <Icon>
    <path d="M4.75 5.75h14.5a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H11l-4.25 3.5v-3.5h-2a1 1 0 0 1-1-1v-9.5a1 1 0 0 1 1-1Z" />
    <path d="M8 10h8M8 13.25h5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6.5 6.5 11 11m0-11-11 11" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5.5m0 0L6 11.5m6-6 6 6" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m5.5 12.5 4.25 4.25L18.5 8" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 7.75V12l2.75 2" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 11.25v4.5m0-7.5v.25" />
  </Icon>
);
