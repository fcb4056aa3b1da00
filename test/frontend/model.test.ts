import { describe, expect, it } from 'vitest';
import type { Part } from '../../backend/src/protocol/chat.ts';
import {
  canSend,
  countsDown,
  initialModel,
  type Message,
  type Model,
  reduce,
  retriesByItself,
  standingParts,
} from '../../frontend/widget/model.ts';
import { card, reply, snapshot } from './wire-samples.ts';

const NOW = Date.parse('2026-01-03T12:00:00.000Z');

const noted: Part = { type: 'text', text: 'Noted.' };
const times: Extract<Part, { type: 'slots' }> = {
  type: 'slots',
  timeZone: 'Europe/Lisbon',
  slots: [
    {
      id: '20260105T090000Z',
      startsAt: '2026-01-05T09:00:00.000Z',
      endsAt: '2026-01-05T09:30:00.000Z',
      label: 'Monday 5 January 2026, 09:00',
    },
  ],
};

const modelAfter = (...messages: Message[]): Model =>
  messages.reduce(reduce, initialModel(NOW, 'Europe/Lisbon'));
const at = (model: Model, now: number): Model => reduce({ ...model, now }, { type: 'ticked' });

const opened: Message = { type: 'opened', byVisitor: true };
const fresh: Message = { type: 'started', business: card, snapshot: null };
const send = (id: string, text = 'book'): Message => ({ type: 'sending', outgoing: { id, text } });
const replied = (id: string): Message => ({ type: 'replied', reply: reply(id) });
const unreachable: Message = { type: 'failed', failure: { kind: 'unreachable' } };
const busy: Message = { type: 'failed', failure: { kind: 'busy', retryAfterMs: 5_000 } };
const refused: Message = { type: 'failed', failure: { kind: 'refused' } };
const expired: Message = { type: 'failed', failure: { kind: 'ended', reason: 'expired' } };

describe('starting', () => {
  it('shows the welcome of the business before the first message', () => {
    const model = modelAfter(opened, { type: 'starting' }, fresh);
    expect(model.lines).toMatchObject([{ from: 'assistant', id: 'welcome', parts: card.welcome.parts }]);
    expect(canSend(model)).toBe(true);
  });

  it('takes the focus only when the visitor opened it', () => {
    expect(modelAfter(opened).takesFocus).toBe(true);
    expect(modelAfter({ type: 'opened', byVisitor: false }).takesFocus).toBe(false);
  });

  it('goes on with the transcript, replies as they were shown', () => {
    const transcript = [
      { turn: 4, role: 'visitor' as const, text: 'book', at: '' },
      { turn: 4, role: 'assistant' as const, text: '1. 09:00', state: 'BOOK_SLOT', parts: [times], at: '' },
      { turn: 5, role: 'operator' as const, text: 'Hello, Ana here.', at: '' },
      { turn: 5, role: 'visitor' as const, text: 'hmm', at: '' },
      { turn: 5, role: 'assistant' as const, text: 'Sorry?', state: 'BOOK_SLOT', parts: [], at: '' },
    ];
    const resumed = snapshot({ state: 'BOOK_SLOT', parts: [noted], transcript });
    const model = modelAfter({ type: 'started', business: card, snapshot: resumed });
    expect(model.lines.map(({ from }) => from)).toEqual([
      'visitor',
      'assistant',
      'operator',
      'visitor',
      'assistant',
    ]);
    expect(standingParts(model)).toEqual(new Set([times, noted]));
  });

  it('shows the welcome above a transcript that begins with the first turn', () => {
    const transcript = [{ turn: 1, role: 'visitor' as const, text: 'book', at: '' }];
    const model = modelAfter({ type: 'started', business: card, snapshot: snapshot({ transcript }) });
    expect(model.lines.map(({ id }) => id)).toEqual(['welcome', 'said-0', 'reply-m-last']);
  });

  it('shows the last reply when the transcript was lost', () => {
    const model = modelAfter({ type: 'started', business: null, snapshot: snapshot({}) });
    expect(model.lines).toMatchObject([{ from: 'assistant', parts: snapshot({}).parts }]);
  });

  it('cannot send after a start that failed', () => {
    expect(canSend(modelAfter(opened, { type: 'starting' }, unreachable))).toBe(false);
  });
});

describe('a turn', () => {
  it('shows the message at once and sends nothing else until the reply is there', () => {
    const model = modelAfter(fresh, send('m1', 'Book a Demo'));
    expect(model.lines.at(-1)).toEqual({ from: 'visitor', id: 'm1', text: 'Book a Demo', unanswered: false });
    expect(canSend(model)).toBe(false);
    expect(canSend(reduce(model, replied('m1')))).toBe(true);
  });
});

describe('buttons', () => {
  const otherTimes: Part = { ...times, slots: [] };
  const wayOut: Part = { type: 'options', options: [{ id: 'menu', label: 'Main menu' }] };
  const said = (id: string, state: string, ...parts: Part[]): Message[] => [
    send(id),
    { type: 'replied', reply: { ...reply(id, parts), state } },
  ];
  const standing = (...messages: Message[]): readonly Part[] => [
    ...standingParts(modelAfter(fresh, ...messages)),
  ];

  it('answer after a re-ask that has none', () => {
    expect(standing(...said('m1', 'BOOK_SLOT', times), ...said('m2', 'BOOK_SLOT', noted))).toContain(times);
  });

  it('of the welcome answer after a message that was not understood', () => {
    expect(standing(...said('m1', 'MENU', noted))).toContain(card.welcome.parts[1]);
  });

  it('no longer answer once newer ones of their kind are there', () => {
    const shown = standing(...said('m1', 'BOOK_SLOT', times), ...said('m2', 'BOOK_SLOT', otherTimes));
    expect(shown.filter(({ type }) => type === 'slots')).toEqual([otherTimes]);
  });

  it('answer beside those of another kind, such as a way out', () => {
    const shown = standing(...said('m1', 'BOOK_SLOT', times), ...said('m2', 'BOOK_SLOT', wayOut));
    expect(shown).toEqual([times, wayOut]);
  });

  it('no longer answer when the conversation has gone elsewhere, even if it comes back', () => {
    const elsewhere = [...said('m1', 'BOOK_SLOT', times), ...said('m2', 'BOOK_NAME', noted)];
    expect(standing(...elsewhere)).toEqual([noted]);
    expect(standing(...elsewhere, ...said('m3', 'BOOK_SLOT', noted))).toEqual([noted]);
  });
});

describe('a message that got no answer', () => {
  it('is marked, and sent again under the same id as the same line', () => {
    const failed = modelAfter(fresh, send('m1'), unreachable);
    expect(failed.lines.at(-1)).toMatchObject({ id: 'm1', unanswered: true });
    const again = reduce(failed, send('m1'));
    expect(again.lines.filter(({ from }) => from === 'visitor')).toHaveLength(1);
    expect(again.lines.at(-1)).toMatchObject({ id: 'm1', unanswered: false });
    expect(again.phase).toMatchObject({ kind: 'sending', attempt: 2 });
  });

  it('may be left behind for another one', () => {
    const model = modelAfter(fresh, send('m1'), unreachable, send('m2', 'menu'));
    expect(model.lines.slice(1)).toMatchObject([
      { id: 'm1', unanswered: true },
      { id: 'm2', unanswered: false },
    ]);
  });

  it('is sent again by itself when a busy server said so, three times and not before its time', () => {
    const failed = modelAfter(fresh, send('m1'), busy);
    expect(retriesByItself(at(failed, NOW + 4_999))).toBe(false);
    expect(retriesByItself(at(failed, NOW + 5_000))).toBe(true);
    const fourth = modelAfter(fresh, send('m1'), busy, send('m1'), busy, send('m1'), busy, send('m1'), busy);
    expect(retriesByItself(at(fourth, NOW + 5_000))).toBe(false);
  });

  it('is not sent again by itself when no answer came or it was refused', () => {
    expect(retriesByItself(at(modelAfter(fresh, send('m1'), unreachable), NOW + 60_000))).toBe(false);
    expect(retriesByItself(at(modelAfter(fresh, send('m1'), refused), NOW + 60_000))).toBe(false);
  });
});

describe('a conversation that is over', () => {
  it('takes no message and keeps what was said in view', () => {
    const model = modelAfter(fresh, send('m1'), expired);
    expect(model.phase).toEqual({ kind: 'ended', reason: 'expired' });
    expect(canSend(model)).toBe(false);
    expect(model.lines).toHaveLength(2);
  });

  it('gives way to a new one with the welcome', () => {
    const model = modelAfter(fresh, send('m1'), expired, { type: 'restarted' });
    expect(model.lines.map(({ id }) => id)).toEqual(['welcome']);
    expect(canSend(model)).toBe(true);
  });
});

describe('countdowns', () => {
  const hold = {
    type: 'hold' as const,
    slotId: '20260105T090000Z',
    startsAt: '2026-01-05T09:00:00.000Z',
    expiresAt: '2026-01-03T12:05:00.000Z',
  };
  const holding = modelAfter(opened, fresh, send('m1'), { type: 'replied', reply: reply('m1', [hold]) });

  it('run while a time is held, until it lapses', () => {
    expect(countsDown(holding)).toBe(true);
    expect(countsDown(at(holding, NOW + 300_000))).toBe(false);
  });

  it('go on after a re-ask and stop when the conversation goes elsewhere', () => {
    const then = (state: string) =>
      [send('m2'), { type: 'replied' as const, reply: { ...reply('m2'), state } }].reduce(reduce, holding);
    expect(countsDown(then(reply('m1').state))).toBe(true);
    expect(countsDown(then('BOOK_SLOT'))).toBe(false);
  });

  it('stand still while the panel is closed', () => {
    expect(countsDown(reduce(holding, { type: 'closed' }))).toBe(false);
  });

  it('run until a busy server may be asked again', () => {
    const waiting = modelAfter(opened, fresh, send('m1'), busy);
    expect(countsDown(waiting)).toBe(true);
    expect(countsDown(at(waiting, NOW + 5_000))).toBe(false);
  });
});
