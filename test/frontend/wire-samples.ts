import type { BusinessCard, ChatReply, ChatSnapshot } from '../../backend/src/protocol/chat.ts';

export const card: BusinessCard = {
  name: 'BTRIX',
  assistant: 'BTRIX',
  languages: ['en'],
  locale: 'en',
  timeZone: 'Europe/Lisbon',
  welcome: {
    message: 'Hi.\n1. Book a Demo',
    parts: [
      { type: 'text', text: 'Hi.' },
      { type: 'options', options: [{ id: 'BOOK', label: 'Book a Demo' }] },
    ],
  },
  about: {
    tagline: null,
    booking: 'Book a Demo',
    services: [{ label: '30-minute demo', minutes: 30 }],
    hours: [{ weekday: 'monday', open: [{ from: '09:00', to: '17:00' }] }],
    topics: [],
    faq: [],
    support: { email: 'support@btrix.example', phone: null },
  },
};

export const reply = (
  messageId: string,
  parts: ChatReply['parts'] = [{ type: 'text', text: 'Noted.' }],
): ChatReply => ({
  sessionId: 'hf_sample',
  messageId,
  turn: 1,
  state: 'BOOK_NAME',
  message: 'Noted.',
  parts,
  locale: 'en',
  degraded: false,
  expiresAt: '2026-01-03T13:00:00.000Z',
  resumeToken: null,
  booking: null,
});

export const snapshot = (fields: Partial<ChatSnapshot>): ChatSnapshot => ({
  ...reply('m-last'),
  transcript: [],
  cursor: '0',
  ...fields,
});
