import { describe, expect, it } from 'vitest';
import type { ChatSnapshot, Part } from '../../backend/src/protocol/chat.ts';
import { type OutgoingMessage, PENDING } from '../../frontend/widget/line.ts';
import type { LiveEvent } from '../../frontend/widget/live-event.ts';
import {
  canChoose,
  canSay,
  initialModel,
  isOutOfStep,
  isRetryDue,
  knownAnswer,
  type Model,
  nextPending,
  runs,
  standingParts,
} from '../../frontend/widget/model.ts';
import { type Message, reduce } from '../../frontend/widget/reduce.ts';
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
const fresh: Message = { type: 'started', business: card, snapshot: null, unsent: [] };
const say = (id: string, text = 'book'): Message => ({ type: 'said', outgoing: { id, text } });
const sending: Message = { type: 'sending' };
const replied = (id: string, turn = 1): Message => ({ type: 'replied', reply: { ...reply(id), turn } });
const unreachable: Message = { type: 'failed', busy: false, retryInMs: 1_000 };
const busy: Message = { type: 'failed', busy: true, retryInMs: 5_000 };
const resumed = (fields: Partial<ChatSnapshot>, unsent: readonly OutgoingMessage[] = []): Message => ({
  type: 'started',
  business: card,
  snapshot: snapshot(fields),
  unsent,
});
const happened = (event: LiveEvent): Message => ({ type: 'happened', event });
const turnEvent = (turn: number, messageId: string, visitor: string): Message =>
  happened({
    type: 'turn',
    data: {
      turn,
      messageId,
      visitor,
      state: 'BOOK_NAME',
      message: 'Noted.',
      parts: [noted],
      booking: null,
      at: '',
    },
  });
const textsOf = ({ lines }: Model): readonly string[] =>
  lines.map((line) => (line.from === 'assistant' ? `${line.turn}` : line.text));

describe('starting', () => {
  it('shows the welcome of the business before the first message', () => {
    const model = modelAfter(opened, { type: 'starting' }, fresh);
    expect(model.lines).toMatchObject([{ from: 'assistant', turn: 0, parts: card.welcome.parts }]);
    expect(canSay(model)).toBe(true);
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
    const model = modelAfter(resumed({ turn: 5, state: 'BOOK_SLOT', parts: [noted], transcript }));
    const speakers = ['visitor', 'assistant', 'operator', 'visitor', 'assistant'];
    expect(model.lines.map(({ from }) => from)).toEqual(speakers);
    expect(standingParts(model)).toEqual(new Set([times, noted]));
  });

  it('shows the welcome above a transcript that begins with the first turn', () => {
    const transcript = [{ turn: 1, role: 'visitor' as const, text: 'book', at: '' }];
    const model = modelAfter(resumed({ transcript }));
    expect(textsOf(model)).toEqual(['0', 'book', '1']);
  });

  it('shows the last reply when the transcript was lost', () => {
    const model = modelAfter({ type: 'started', business: null, snapshot: snapshot({}), unsent: [] });
    expect(model.lines).toMatchObject([{ from: 'assistant', parts: snapshot({}).parts }]);
  });

  it('takes no message when it failed, and is tried again', () => {
    const model = modelAfter(opened, { type: 'starting' }, unreachable);
    expect(canSay(model)).toBe(false);
    expect(isRetryDue(at(model, NOW + 999))).toBe(false);
    expect(isRetryDue(at(model, NOW + 1_000))).toBe(true);
  });

  it('brings back what was not answered before a reload, but what the last reply answers', () => {
    const unsent = [
      { id: 'm-last', text: 'answered' },
      { id: 'm-next', text: 'still to send' },
    ];
    expect(nextPending(modelAfter(resumed({}, unsent)))).toMatchObject({ id: 'm-next' });
  });
});

describe('a turn', () => {
  it('shows the message at once and takes nothing else until the reply is there', () => {
    const model = modelAfter(fresh, say('m1', 'Book a Demo'), sending);
    expect(model.lines.at(-1)).toMatchObject({
      from: 'visitor',
      id: 'm1',
      text: 'Book a Demo',
      turn: PENDING,
    });
    expect(canSay(model)).toBe(false);
    expect(canSay(reduce(model, replied('m1')))).toBe(true);
  });

  it('appears once, whether the event or the reply comes first', () => {
    const event = turnEvent(1, 'm1', 'book');
    const eventFirst = modelAfter(fresh, say('m1'), sending, event, replied('m1'));
    const replyFirst = modelAfter(fresh, say('m1'), sending, replied('m1'), event);
    expect(textsOf(eventFirst)).toEqual(['0', 'book', '1']);
    expect(textsOf(replyFirst)).toEqual(['0', 'book', '1']);
  });

  it('of another tab stands where it belongs, before what waits here', () => {
    const model = modelAfter(fresh, say('m2', 'mine'), sending, turnEvent(1, 'm1', 'theirs'));
    expect(textsOf(model)).toEqual(['0', 'theirs', '1', 'mine']);
    expect(textsOf(reduce(model, replied('m2', 2)))).toEqual(['0', 'theirs', '1', 'mine', '2']);
  });

  it('that fits nowhere behind what is shown is out of step', () => {
    const model = modelAfter(resumed({ turn: 5 }));
    expect(isOutOfStep(model, { ...reply('m-other'), turn: 1 })).toBe(true);
    expect(isOutOfStep(model, { ...reply('m-last'), turn: 5 })).toBe(false);
    expect(isOutOfStep(model, { ...reply('m-next'), turn: 6 })).toBe(false);
  });
});

describe('buttons', () => {
  const otherTimes: Part = { ...times, slots: [] };
  const wayOut: Part = { type: 'options', options: [{ id: 'menu', label: 'Main menu' }] };
  const said = (id: string, state: string, ...parts: Part[]): Message[] => [
    say(id),
    sending,
    { type: 'replied', reply: { ...reply(id, parts), turn: Number(id.slice(1)), state } },
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
  const failed = modelAfter(fresh, say('m1'), sending, unreachable);

  it('is kept as the same line and tried again when its time has come, with a network', () => {
    expect(nextPending(failed)).toMatchObject({ id: 'm1' });
    expect(isRetryDue(at(failed, NOW + 999))).toBe(false);
    expect(isRetryDue(at(failed, NOW + 1_000))).toBe(true);
    const offline = reduce(at(failed, NOW + 1_000), { type: 'onlineChanged', online: false });
    expect(isRetryDue(offline)).toBe(false);
  });

  it('is followed by others in the order in which they were written, and no button is pressed meanwhile', () => {
    expect(canSay(failed)).toBe(true);
    expect(canChoose(failed)).toBe(false);
    const two = reduce(failed, say('m2', 'menu'));
    expect(nextPending(two)).toMatchObject({ id: 'm1' });
    expect(nextPending([sending, replied('m1')].reduce(reduce, two))).toMatchObject({ id: 'm2' });
  });

  it('waits for as long as a busy server asks', () => {
    const model = modelAfter(fresh, say('m1'), sending, busy);
    expect(isRetryDue(at(model, NOW + 4_999))).toBe(false);
    expect(isRetryDue(at(model, NOW + 5_000))).toBe(true);
  });

  it('is no longer waited for once an event has its answer', () => {
    const model = reduce(failed, turnEvent(1, 'm1', 'book'));
    expect(model.phase).toEqual({ kind: 'ready' });
    expect(nextPending(model)).toBeNull();
  });

  it('is not sent again when it was refused', () => {
    const model = modelAfter(fresh, say('m1'), sending, { type: 'refused' });
    expect(nextPending(model)).toBeNull();
    expect(model.lines.at(-1)).toMatchObject({ id: 'm1', refused: true });
    expect(canSay(model)).toBe(true);
  });
});

describe('offline', () => {
  const offline = modelAfter(fresh, { type: 'onlineChanged', online: false });

  it('takes one message after another', () => {
    const model = [say('m1'), say('m2')].reduce(reduce, offline);
    expect(canSay(model)).toBe(true);
    expect(nextPending(model)).toMatchObject({ id: 'm1' });
  });

  it('lets no second button be pressed', () => {
    expect(canChoose(offline)).toBe(true);
    expect(canChoose(reduce(offline, say('m1')))).toBe(false);
  });
});

describe('a conversation that is over', () => {
  const over = modelAfter(fresh, say('m1'), sending, { type: 'ended', reason: 'expired' });

  it('takes no message and keeps what was said in view', () => {
    expect(over.phase).toEqual({ kind: 'ended', reason: 'expired' });
    expect(canSay(over)).toBe(false);
    expect(over.lines).toHaveLength(2);
  });

  it('gives way to a new one with the welcome, and to what was half-typed', () => {
    const model = [{ type: 'drafted' as const, draft: 'hel' }, { type: 'restarted' as const }].reduce(
      reduce,
      over,
    );
    expect(textsOf(model)).toEqual(['0']);
    expect(model.draft).toBe('hel');
    expect(canSay(model)).toBe(true);
  });
});

describe('events', () => {
  const device = (id: string) => ({ id, kind: 'stream' as const, since: '', lastSeenAt: '' });
  const presence = (...ids: string[]): Message =>
    happened({ type: 'presence', data: { devices: ids.map(device) } });

  it.each([
    ['a turn', turnEvent(2, 'm2', 'Ana')],
    ['a device', presence('a')],
  ])('of %s tell that the session store is back', (_, event) => {
    const degraded = modelAfter(fresh, { type: 'replied', reply: { ...reply('m1'), degraded: true } });
    expect(degraded.degraded).toBe(true);
    expect(reduce(degraded, event).degraded).toBe(false);
  });

  it('of a snapshot leave in view what was said before it, unless something is missing between', () => {
    const model = modelAfter(fresh, say('m1', 'book'), replied('m1'), turnEvent(2, 'm2', 'Ana'), say('m3'));
    const short = snapshot({ turn: 2, messageId: 'm2', transcript: [] });
    const restored = reduce(model, happened({ type: 'snapshot', data: short }));
    expect(textsOf(restored)).toEqual(['0', 'book', '1', '2', 'book']);
    const older = reduce(model, happened({ type: 'snapshot', data: snapshot({ turn: 1 }) }));
    expect(textsOf(older)).toEqual(['0', '1', 'book']);
    const newer = reduce(model, happened({ type: 'snapshot', data: snapshot({ turn: 4 }) }));
    expect(textsOf(newer)).toEqual(['4', 'book']);
  });

  it('of presence close the code that another device has come by', () => {
    const handover = {
      kind: 'handover',
      link: 'https://a.example/#holdfast=c',
      expiresAt: NOW + 60_000,
    } as const;
    const shown = modelAfter(fresh, presence('a'), { type: 'asideChanged', aside: handover });
    expect(reduce(shown, presence('a')).aside).toEqual(handover);
    expect(reduce(shown, presence('a', 'b'))).toMatchObject({ aside: null, devices: ['a', 'b'] });
  });

  it('of typing are over by themselves', () => {
    const typing = modelAfter(opened, fresh, happened({ type: 'typing', data: { role: 'operator' } }));
    expect(typing.typing).toMatchObject({ role: 'operator' });
    expect(runs(typing)).toBe(true);
    expect(at(typing, NOW + 6_000).typing).toBeNull();
  });

  it('of an answer that is being written show it as far as it is, until it is said', () => {
    const draft = (text: string) => happened({ type: 'draft', data: { messageId: 'm1', text } });
    const growing = modelAfter(opened, fresh, draft('It takes'), draft('It takes 30 minutes.'));
    expect(growing.typing).toMatchObject({ role: 'assistant', text: 'It takes 30 minutes.' });
    expect(reduce(growing, draft('')).typing?.text).toBe('');
    expect(reduce(growing, turnEvent(1, 'm1', 'how long?')).typing).toBeNull();
  });

  it('of an end that comes near are forgotten when the conversation goes on', () => {
    const expiring = modelAfter(
      fresh,
      happened({ type: 'expiring', data: { expiresAt: '2026-01-03T12:02:00Z' } }),
    );
    expect(expiring.expiring).toBe('2026-01-03T12:02:00Z');
    expect(reduce(expiring, turnEvent(1, 'm1', 'hi')).expiring).toBeNull();
  });

  it('of a type that is not known change nothing', () => {
    const unknown = { type: 'weather', data: {} } as unknown as LiveEvent;
    const model = modelAfter(fresh);
    expect(reduce(model, happened(unknown))).toEqual(model);
  });

  it('with a snapshot put everything in its place and keep what waits', () => {
    const model = modelAfter(
      fresh,
      say('m9', 'mine'),
      happened({ type: 'snapshot', data: snapshot({ turn: 3, transcript: [] }) }),
    );
    expect(textsOf(model)).toEqual(['3', 'mine']);
  });
});

describe('what the page knows', () => {
  const known: Message = { type: 'identified', known: { name: 'Ana Silva' } };

  it('is offered where the assistant asks for it', () => {
    expect(knownAnswer(modelAfter(known, resumed({ state: 'BOOK_NAME' })))).toBe('Ana Silva');
    expect(knownAnswer(modelAfter(known, resumed({ state: 'BOOK_EMAIL' })))).toBeNull();
    expect(knownAnswer(modelAfter(known, fresh))).toBeNull();
  });
});

describe('countdowns', () => {
  const hold = {
    type: 'hold' as const,
    slotId: '20260105T090000Z',
    startsAt: '2026-01-05T09:00:00.000Z',
    expiresAt: '2026-01-03T12:05:00.000Z',
  };
  const holding = modelAfter(opened, fresh, say('m1'), sending, {
    type: 'replied',
    reply: reply('m1', [hold]),
  });

  it('run while a time is held, until it lapses', () => {
    expect(runs(holding)).toBe(true);
    expect(runs(at(holding, NOW + 300_000))).toBe(false);
  });

  it('follow a hold that is renewed or released elsewhere', () => {
    const { slotId, startsAt } = hold;
    const data = { slotId, startsAt, expiresAt: '2026-01-03T12:10:00.000Z' };
    const renewed = reduce(holding, happened({ type: 'hold', data }));
    expect(runs(at(renewed, NOW + 300_000))).toBe(true);
    expect(runs(at(reduce(renewed, replied('m2', 2)), NOW + 300_000))).toBe(true);
    const released = reduce(renewed, happened({ type: 'hold-released', data: { slotId } }));
    expect(runs(released)).toBe(false);
    const again: Message = { type: 'replied', reply: { ...reply('m2', [hold]), turn: 2 } };
    expect(runs(reduce(released, again))).toBe(true);
  });

  it('go on after a re-ask and stop when the conversation goes elsewhere', () => {
    const then = (state: string) =>
      reduce(holding, { type: 'replied' as const, reply: { ...reply('m2'), turn: 2, state } });
    expect(runs(then(reply('m1').state))).toBe(true);
    expect(runs(then('BOOK_SLOT'))).toBe(false);
  });

  it('stand still while the panel is closed', () => {
    expect(runs(reduce(holding, { type: 'closed' }))).toBe(false);
  });

  it('run until a busy server may be asked again, also while the panel is closed', () => {
    expect(runs(modelAfter(fresh, say('m1'), sending, busy))).toBe(true);
  });
});
