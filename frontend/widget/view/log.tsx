import type { Part } from '../../../backend/src/protocol/chat.ts';
import type { Conversation } from '../conversation.ts';
import * as copy from '../copy/en.ts';
import { isPending, type Line } from '../line.ts';
import { canChoose, type Model, nextPending, standingParts } from '../model.ts';
import type { TabMemory } from '../tab-memory.ts';
import { PartView } from './part.tsx';

interface LogProps {
  readonly model: Model;
  readonly conversation: Conversation;
  readonly tab: TabMemory;
}

export function Log({ model, conversation, tab }: LogProps) {
  const { phase, typing } = model;
  const standing = standingParts(model);
  return (
    <div
      class="log"
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label={copy.conversation}
      aria-busy={phase.kind === 'starting'}
      lang={model.locale}
      // A scrollable region must be reachable by keyboard.
      tabindex={0}
      onscroll={({ currentTarget }) => {
        tab.scroll = isAtEnd(currentTarget) ? null : currentTarget.scrollTop;
      }}
    >
      {model.lines.map((line) => (
        <LineView
          key={line.id}
          line={line}
          model={model}
          standing={standing}
          onChoose={(text) => conversation.say(text)}
        />
      ))}
      {(typing || phase.kind === 'sending' || phase.kind === 'starting') && (
        <Dots from={typing?.role ?? 'assistant'} draft={typing?.text} />
      )}
    </div>
  );
}

interface LineProps {
  readonly key: string;
  readonly line: Line;
  readonly model: Model;
  readonly standing: ReadonlySet<Part>;
  readonly onChoose: (text: string) => void;
}

function LineView({ key, line, model, standing, onChoose }: LineProps) {
  const note = noteOn(line, model);
  return (
    <div key={key} class={`line ${line.from}`}>
      <span class="hidden">{speaker(line, model)}: </span>
      {line.from === 'assistant' ? (
        line.parts.map((part) => (
          <PartView
            part={part}
            model={model}
            standing={standing.has(part)}
            live={standing.has(part) && canChoose(model)}
            onChoose={onChoose}
          />
        ))
      ) : (
        <p class="bubble" dir="auto">
          {line.text}
        </p>
      )}
      {note !== null && <p class={isPending(line) ? 'unsent' : 'unsent refused'}>{note}</p>}
    </div>
  );
}

/** The status of a message without an answer. */
function noteOn(line: Line, model: Model): string | null {
  if (line.from === 'visitor' && line.refused) return copy.refused;
  const isOnItsWay = model.phase.kind === 'sending' && line === nextPending(model);
  return isPending(line) && !isOnItsWay ? copy.unanswered : null;
}

function speaker({ from }: Line, { business }: Model): string {
  if (from === 'visitor') return copy.you;
  return from === 'operator' ? copy.team : (business?.assistant ?? '');
}

interface DotsProps {
  readonly from: string;
  /** The visible part of a draft; screen readers announce only the final answer. */
  readonly draft: string | undefined;
}

const Dots = ({ from, draft }: DotsProps) => (
  <div key="dots" class={`line ${from} typing`}>
    <span class="hidden">{copy.typing}</span>
    <span class="bubble" aria-hidden="true">
      {draft || [<i />, <i />, <i />]}
    </span>
  </div>
);

const isAtEnd = ({ scrollTop, scrollHeight, clientHeight }: Element): boolean =>
  scrollHeight - clientHeight - scrollTop < 2;
