import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Part } from '../../../backend/src/protocol/chat.ts';
import { en } from '../copy/en.ts';
import { canSend, type Line, type Model, standingParts } from '../model.ts';
import { PartView } from './part.tsx';

/** Pixels that stay free above the line that is scrolled to. */
const LINE_GAP = 12;

interface LogProps {
  readonly model: Model;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly onSay: (text: string) => void;
}

export function Log({ model, input, onSay }: LogProps) {
  const log = useRef<HTMLDivElement>(null);
  const { lines, phase, online } = model;
  const standing = standingParts(model);

  useLayoutEffect(() => {
    if (log.current) showLatest(log.current);
  }, [lines, phase.kind, online]);

  function choose(text: string, event: MouseEvent): void {
    // The button is about to be inert and would drop the focus. A mouse user types next; for the keyboard the
    // next Tab from the log leads to the new buttons; on a touch screen the input would raise the keyboard.
    const byMouse = event.detail > 0 && matchMedia('(pointer: fine)').matches;
    (byMouse ? input : log).current?.focus();
    onSay(text);
  }

  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label={en.conversation}
      aria-busy={phase.kind === 'starting'}
      lang={model.locale}
      // A region that scrolls must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
    >
      {lines.map((line) => (
        <LineView key={line.id} line={line} model={model} standing={standing} onChoose={choose} />
      ))}
      {(phase.kind === 'sending' || phase.kind === 'starting') && <TypingDots />}
    </div>
  );
}

interface LineProps {
  readonly line: Line;
  readonly model: Model;
  readonly standing: ReadonlySet<Part>;
  readonly onChoose: (text: string, event: MouseEvent) => void;
}

function LineView({ line, model, standing, onChoose }: LineProps) {
  return (
    <div class={`line ${line.from}`}>
      <span class="hidden">{speaker(line, model)}: </span>
      {line.from === 'assistant' ? (
        line.parts.map((part, index) => (
          <PartView
            key={index}
            part={part}
            model={model}
            standing={standing.has(part)}
            live={standing.has(part) && canSend(model)}
            onChoose={onChoose}
          />
        ))
      ) : (
        <p class="bubble">{line.text}</p>
      )}
      {line.from === 'visitor' && line.unanswered && <p class="unanswered">{en.unanswered}</p>}
    </div>
  );
}

function speaker({ from }: Line, { business }: Model): string {
  if (from === 'visitor') return en.you;
  return from === 'operator' ? en.team : (business?.assistant ?? '');
}

const TypingDots = () => (
  <div class="line assistant typing">
    <span class="hidden">{en.waiting}</span>
    <span class="bubble" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  </div>
);

/** The end of the log, unless that would push the beginning of the newest line out of view. */
function showLatest(log: HTMLElement): void {
  const newest = log.lastElementChild;
  const end = log.scrollHeight - log.clientHeight;
  log.scrollTop =
    newest instanceof HTMLElement ? Math.min(end, newest.offsetTop - log.offsetTop - LINE_GAP) : end;
}
