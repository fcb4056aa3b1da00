import { describe, expect, it } from 'vitest';
import type { Copies } from '../../frontend/widget/copy/copy.ts';
import * as en from '../../frontend/widget/copy/en.ts';
import * as es from '../../frontend/widget/copy/es.ts';
import * as pt from '../../frontend/widget/copy/pt.ts';

const copies: Copies = { en, pt, es };

it.each(['pt', 'es'] as const)('%s says the same things as English, and not in English', (language) => {
  const { chat, ...sentences } = copies[language];
  expect(Object.keys({ chat, ...sentences }).sort()).toEqual(Object.keys(en).sort());
  const english = new Set(Object.values(en).map(String));
  expect(
    Object.values(sentences).filter((sentence) => typeof sentence === 'string' && english.has(sentence)),
  ).toEqual([]);
});

describe.each(Object.entries(copies))('in %s', (_, copy) => {
  it('a sentence uses all its arguments', () => {
    expect(copy.counter(2_001, 2_000)).toMatch(/2001.*2000/);
    expect(copy.heldStill(2)).toMatch(/2/);
    expect(copy.expiring('10:30')).toMatch(/10:30/);
  });

  it('one minute is not said as two are', () => {
    expect(copy.heldStill(1).replace('1', '2')).not.toBe(copy.heldStill(2));
  });

  it('times are on 24 hours', () => {
    const options = { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' } as const;
    expect(new Intl.DateTimeFormat(copy.locale, options).format(13.5 * 3_600_000)).toBe('13:30');
  });
});
