import type { ChatReply, ChatRequest, ChatSnapshot, Part } from '../../protocol/chat.ts';

// One conversation with the default business: requests, replies, and the snapshot afterwards.

const SESSION = 'test-session-123';

interface ExampleTurn {
  readonly summary: string;
  readonly request: ChatRequest;
  readonly reply: ChatReply;
  readonly at: string;
}

const reply = (
  turn: Pick<ChatReply, 'turn' | 'state' | 'message' | 'parts'>,
  expiresAt: string,
): ChatReply => ({
  sessionId: SESSION,
  messageId: `message-${turn.turn}`,
  ...turn,
  locale: 'en',
  degraded: false,
  expiresAt,
  resumeToken: null,
  booking: null,
});

const spoken = (turn: number, state: string, message: string) => ({
  turn,
  state,
  message,
  parts: [{ type: 'text', text: message }] satisfies Part[],
});

const WELCOME = "Hi — I'm BTRIX. How can I help you today?";
const MENU = [
  { id: 'PRICING', label: 'Pricing & Plans' },
  { id: 'AGENTS', label: 'AI Agents' },
  { id: 'SUPPORT', label: 'Support' },
  { id: 'BOOK', label: 'Book a Demo' },
];

const greeting = {
  turn: 1,
  state: 'MENU',
  message: [WELCOME, ...MENU.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n'),
  parts: [
    { type: 'text', text: WELCOME },
    { type: 'options', options: MENU },
  ] satisfies Part[],
};

export const turns = {
  greeting: {
    summary: 'A greeting is answered with the menu.',
    request: { message: 'hello', messageId: 'message-1', locale: 'en' },
    reply: reply(greeting, '2026-01-03T13:00:00.000Z'),
    at: '2026-01-03T12:00:00.000Z',
  },
  choice: {
    summary: 'An option is chosen by its label, id or number, or in words.',
    request: { message: 'Book a Demo', messageId: 'message-2' },
    reply: reply(spoken(2, 'BOOK_NAME', "What's your name?"), '2026-01-03T13:00:10.000Z'),
    at: '2026-01-03T12:00:10.000Z',
  },
  answer: {
    summary: 'An answer to a question.',
    request: { message: 'Ana Silva', messageId: 'message-3', timeZone: 'Europe/Lisbon' },
    reply: reply(spoken(3, 'BOOK_EMAIL', "Thanks, Ana. What's your work email?"), '2026-01-03T13:00:20.000Z'),
    at: '2026-01-03T12:00:20.000Z',
  },
} as const satisfies Readonly<Record<string, ExampleTurn>>;

const taken: readonly ExampleTurn[] = Object.values(turns);

export const snapshot: ChatSnapshot = {
  ...turns.answer.reply,
  transcript: taken.flatMap(({ request, reply: { turn, message: text, state, parts }, at }) => [
    { turn, role: 'visitor', text: request.message, at },
    { turn, role: 'assistant', text, state, parts, at },
  ]),
  cursor: 'YHQ6KtF95pm-3',
};

/**
 * The events of a stream that was opened before the third message and is open when the conversation is
 * deleted.
 */
export const stream = [
  {
    cursor: 'YHQ6KtF95pm-2',
    type: 'presence',
    data: {
      devices: [
        {
          id: 'laptop',
          kind: 'stream',
          since: '2026-01-03T12:00:15.000Z',
          lastSeenAt: '2026-01-03T12:00:15.000Z',
        },
      ],
    },
  },
  { cursor: 'YHQ6KtF95pm-2', type: 'typing', data: { role: 'visitor' } },
  {
    cursor: 'YHQ6KtF95pm-3',
    type: 'turn',
    data: {
      turn: 3,
      state: turns.answer.reply.state,
      messageId: 'message-3',
      visitor: turns.answer.request.message,
      message: turns.answer.reply.message,
      parts: turns.answer.reply.parts,
      booking: null,
      at: turns.answer.at,
    },
  },
  { cursor: 'YHQ6KtF95pm-3', type: 'deleted', data: {} },
]
  .map(({ cursor, type, data }) => `id: ${cursor}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`)
  .join('');
