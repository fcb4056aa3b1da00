/** What is said before the panel is there. */
export const en = {
  launch: 'Chat with us',
  close: 'Close chat',
  failed: 'Not reachable. Try again',
} as const;
