import { isPending, type Line } from './line.ts';
import type { ChatDetails, ChatEvent } from './loader/chat-details.ts';
import type { Model } from './model.ts';

type Emit = <Type extends ChatEvent>(type: Type, detail: ChatDetails[Type]) => void;

/** Dispatches the events that a change of the model means for the page. */
export function tellPage(emit: Emit, model: Model, before: Model): void {
  if (model.open !== before.open) emit(model.open ? 'open' : 'close', null);
  for (const line of newLines(model, before)) emit('message', { from: line.from, text: textOf(line) });
  const { booking } = model;
  const isNews =
    booking?.reference !== before.booking?.reference || booking?.status !== before.booking?.status;
  if (booking && isNews && isGoingOn(before)) emit('booking', booking);
  if (model.phase.kind === 'ended' && before.phase.kind !== 'ended')
    emit('end', { reason: model.phase.reason });
}

/** Excludes lines restored by a reload or added by another device. */
function newLines({ lines }: Model, before: Model): readonly Line[] {
  if (lines === before.lines) return [];
  const known = new Set(before.lines.map(({ id }) => id));
  return lines.filter((line) => !known.has(line.id) && (isGoingOn(before) || isPending(line)));
}

const isGoingOn = ({ phase }: Model): boolean => phase.kind !== 'idle' && phase.kind !== 'starting';

const textOf = (line: Line): string =>
  line.from === 'assistant'
    ? line.parts
        .map((part) => (part.type === 'text' ? part.text : ''))
        .filter(Boolean)
        .join('\n')
    : line.text;
