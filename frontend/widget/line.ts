import type { BusinessCard, ChatSnapshot, Part, TranscriptLine } from '../../backend/src/protocol/chat.ts';

export interface OutgoingMessage {
  /** The same at every attempt, so that the server accepts it once. */
  readonly id: string;
  readonly text: string;
}

export type Line = VisitorLine | AssistantLine | OperatorLine;

interface Said {
  /** Identifies the line on the screen. */
  readonly id: string;
  /** The turn that it belongs to; 0 for the welcome, `PENDING` until it is known. */
  readonly turn: number;
}

export interface VisitorLine extends Said {
  readonly from: 'visitor';
  readonly text: string;
  /** `refused`: the server rejected it, and it is not sent again. */
  readonly refused: boolean;
}

export interface AssistantLine extends Said {
  readonly from: 'assistant';
  /** The conversation's state after it. */
  readonly state: string;
  readonly parts: readonly Part[];
  /** The message that it answers; null if unknown. */
  readonly messageId: string | null;
}

export interface OperatorLine extends Said {
  readonly from: 'operator';
  readonly text: string;
}

/** Sorts after every turn. */
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

/** What a reply, an event or a snapshot says about a turn. */
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

/** The state that answers the menu shown with the welcome. */
const MENU = 'MENU';

export const welcomeLines = (business: BusinessCard | null): readonly Line[] =>
  business ? [assistantLine({ turn: 0, messageId: '', state: MENU, parts: business.welcome.parts })] : [];

/** The lines of a transcript, including the welcome if the transcript still reaches back to it. */
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

/** Adds the lines of a turn at their position, once. */
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
  // Sorting is stable: within a turn the visitor's line stays first.
  return [...others, ...visitor, ...assistant].sort((one, other) => one.turn - other.turn);
}
