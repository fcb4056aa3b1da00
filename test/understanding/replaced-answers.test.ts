import { describe, expect, test } from 'vitest';
import { correct, read } from '../support/reading.ts';

const review = {
  expectation: { kind: 'review' },
  answers: {
    NAME: 'Ana Silva',
    EMAIL: 'ana@acme.com',
    PHONE: '+351912345678',
    COMPANY: 'Acme',
    EMPLOYEES: 25,
    CHANNEL: 'whatsapp',
  },
  options: ['yes', 'no', 'cancel'],
} as const;

describe('the old value shows which answer to change', () => {
  test.each([
    ['not Acme, Acme Brazil', { COMPANY: 'Acme Brazil' }],
    ["it's not Acme, it's Acme Brazil", { COMPANY: 'Acme Brazil' }],
    ['Globex, not Acme', { COMPANY: 'Globex' }],
    ['not Ana, Anna', { NAME: 'Anna Silva' }],
    ['Anna Souza, not Ana Silva', { NAME: 'Anna Souza' }],
    ['not WhatsApp, Instagram', { CHANNEL: 'instagram-facebook' }],
    ['30, not 25', { EMPLOYEES: 30 }],
    ["it's not 25 employees, it's 52", { EMPLOYEES: 52 }],
    ['not 25 but 35', { EMPLOYEES: 35 }],
    ['my surname is Souza, not Silva', { NAME: 'Ana Souza' }],
    ["my name is not Ana, it's Anna", { NAME: 'Anna Silva' }],
    ['wrong company, we are called Globex now', { COMPANY: 'Globex' }],
    ['I got the company wrong, it is Globex', { COMPANY: 'Globex' }],
    ['Acme not, Globex', { COMPANY: 'Globex' }],
    ['bob@acme.com, not ana@acme.com', { EMAIL: 'bob@acme.com' }],
  ])('%j', (text, answers) => {
    expect(read(text, review)).toEqual(correct(answers));
  });

  test.each(['not Friday, Tuesday', 'Tuesday, not Acme Tuesday', 'no, thanks', 'not now, later'])(
    '%j changes no answer',
    (text) => {
      expect(read(text, review)).not.toHaveProperty('answers');
    },
  );
});

describe('a count says what it counts', () => {
  test.each(['we are 30', '30 employees', "no, we're 30", 'actually 30 employees', 'we have 30 employees'])(
    '%j',
    (text) => {
      expect(read(text, review)).toEqual(correct({ EMPLOYEES: 30 }));
    },
  );

  test.each(['we are closed on 30 November', '30 minutes', 'at 12', 'we are done'])(
    '%j counts nobody',
    (text) => {
      expect(read(text, review)).not.toHaveProperty('answers');
    },
  );
});

test.each([
  ['I picked the wrong day', 'SLOT'],
  ['you have the wrong email', 'EMAIL'],
])('%j says what is to change', (text, target) => {
  expect(read(text, review)).toEqual({ type: 'change', target });
});
