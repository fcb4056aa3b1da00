import type { BusinessCard, ChatSnapshot, Part, TranscriptLine } from '../../backend/src/protocol/chat.ts';

export interface OutgoingMessage {
  /** The same at every attempt, so that the server takes it once. */
  readonly id: string;
  readonly text: string;
}

export type Line = VisitorLine | AssistantLine | OperatorLine;

interface Said {
  /** Keeps its identity on screen. */
  readonly id: string;
  /** The turn that it belongs to; 0 for the welcome, `PENDING` until it is known. */
  readonly turn: number;
}

export interface VisitorLine extends Said {
  readonly from: 'visitor';
  readonly text: string;
  /** `refused`: the server would not take it, and it is not sent again. */
  readonly refused: boolean;
}

export interface AssistantLine extends Said {
  readonly from: 'assistant';
  /** Where the conversation stood after it. */
  readonly state: string;
  readonly parts: readonly Part[];
  /** Of the message that it answers; null where that is not known. */
  readonly messageId: string | null;
}

export interface OperatorLine extends Said {
  readonly from: 'operator';
  readonly text: string;
}

/** Stands behind every turn. */
export const PENDING = Number.MAX_SAFE_INTEGER;

export const isPending = (line: Line): line is VisitorLine =>
  line.from === 'visitor' && line.turn === PENDING && !line.refused;

export const pendingLine = ({ id, text }: OutgoingMessage): VisitorLine => ({
  from: 'visitor',
  id,
  turn: PENDING,
  text,
  refused: false,
});

/** What is told of a turn in a reply, an event or a snapshot. */
export interface Answer {
  readonly turn: number;
  readonly messageId: string;
  readonly state: string;
  readonly parts: readonly Part[];
}

export const assistantLine = ({ turn, messageId, state, parts }: Answer): AssistantLine => ({
  from: 'assistant',
  id: `assistant-${turn}`,
  turn,
  state,
  parts,
  messageId,
});

/** The state in which the menu that the welcome shows is answered. */
const MENU = 'MENU';

export const welcomeLines = (business: BusinessCard | null): readonly Line[] =>
  business ? [assistantLine({ turn: 0, messageId: '', state: MENU, parts: business.welcome.parts })] : [];

/** What was said, from the welcome if that is still held. */
export function resumedLines(business: BusinessCard | null, snapshot: ChatSnapshot): readonly Line[] {
  const { transcript } = snapshot;
  const last = transcript.findLastIndex(({ role }) => role === 'assistant');
  const lines = transcript.map((said, index) =>
    index === last ? assistantLine(snapshot) : spoken(said, index),
  );
  const whole = last === -1 ? [...lines, assistantLine(snapshot)] : lines;
  return transcript[0]?.turn === 1 ? [...welcomeLines(business), ...whole] : whole;
}

function spoken({ turn, text, ...said }: TranscriptLine, index: number): Line {
  switch (said.role) {
    case 'visitor':
      return { from: 'visitor', id: `visitor-${turn}`, turn, text, refused: false };
    case 'operator':
      return { from: 'operator', id: `operator-${turn}-${index}`, turn, text };
    case 'assistant':
      return { ...assistantLine({ turn, messageId: '', ...said }), messageId: null };
  }
}

/** Adds what was said in a turn, wherever it belongs, and once. */
export function withTurn(
  lines: readonly Line[],
  answer: Answer,
  visitorText: string | null,
): readonly Line[] {
  const { turn, messageId } = answer;
  const sent = lines.find((line) => line.from === 'visitor' && line.id === messageId);
  const text = visitorText ?? (sent?.from === 'visitor' ? sent.text : null);
  const others = lines.filter((line) => line !== sent || line.turn === turn);
  const has = (from: Line['from']): boolean =>
    others.some((line) => line.from === from && line.turn === turn);
  const visitor: readonly Line[] =
    text === null || has('visitor') ? [] : [{ from: 'visitor', id: messageId, turn, text, refused: false }];
  const assistant = has('assistant') ? [] : [assistantLine(answer)];
  // Sorting is stable: within a turn the visitor spoke first.
  return [...others, ...visitor, ...assistant].sort((one, other) => one.turn - other.turn);
}
