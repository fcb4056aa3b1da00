import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { book, faq, invalid, read, simple } from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

describe('what support is needed for', () => {
  const scene = { expectation: { kind: 'supportIssue' } } as const;

  test.each([
    'What can I book?',
    "I can't log in, my email is a@b.co",
    'The phone is broken',
    'help',
    '2',
    'I would like to go back to the version of last week',
    'Cancel my subscription in the app does nothing',
  ])('%j is told as it is', (text) => {
    expect(read(text, scene)).toEqual({ type: 'tell', text });
  });

  test('line breaks and accents are kept', () => {
    expect(read('  Não abre:\n- erro 1\n ', scene)).toEqual({ type: 'tell', text: 'Não abre:\n- erro 1' });
  });

  test.each<Row>([
    ['menu', simple('openMenu')],
    ['please cancel', simple('cancel')],
    ['book a demo', book('demo')],
    ['Talk to a person', simple('askPerson')],
    ['How long does the demo take?', faq('demo-length')],
    ['???', invalid('empty')],
  ])('%j is a request', (text, event) => {
    expect(read(text, scene)).toEqual(event);
  });
});

describe('the address that support may write to', () => {
  test.each<Row>([
    ['ana@acme.com', { type: 'giveContact', email: 'ana@acme.com' }],
    ['My address is Ana@Acme.com.', { type: 'giveContact', email: 'ana@acme.com' }],
    ['foo', invalid('notAnEmail')],
    ['a@b.co or c@d.co', invalid('notAnEmail')],
    ['no', simple('no')],
    ['skip', simple('skip')],
    ['can I talk to a human', simple('askPerson')],
    ['menu please', simple('openMenu')],
  ])('%j is read', (text, event) => {
    expect(read(text, { expectation: { kind: 'supportContact' } })).toEqual(event);
  });
});
