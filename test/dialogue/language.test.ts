import { describe, expect, test } from 'vitest';
import { type DialogueContext, emptyContext } from '../../backend/src/dialogue/context.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { choose, hear, withClientLocale } from '../../backend/src/dialogue/language.ts';
import { loadTestBusiness } from '../support/businesses.ts';

const business = loadTestBusiness('btrix');
const dialogue = new Dialogue(business);

const localeAfter = (...heard: readonly (string | null)[]): string =>
  heard.reduce((context: DialogueContext, language) => hear(context, language), emptyContext('en')).locale;

describe('what is heard', () => {
  test('changes the language until two messages have settled it', () => {
    expect(localeAfter(null, null)).toBe('en');
    expect(localeAfter('es')).toBe('es');
    expect(localeAfter('es', null, 'pt-BR')).toBe('pt-BR');
    expect(localeAfter('es', 'es', 'pt-BR', 'pt-BR')).toBe('es');
  });

  test('changes nothing once a language was chosen', () => {
    expect(hear(choose(emptyContext('en'), 'es'), 'pt-BR').locale).toBe('es');
  });
});

test('the client’s locale counts only when it is another one than before', () => {
  const chosen = choose(withClientLocale(emptyContext('en'), 'es'), 'pt-BR');
  expect(withClientLocale(chosen, 'es')).toBe(chosen);
  expect(withClientLocale(chosen, null)).toBe(chosen);
  expect(withClientLocale(chosen, 'en')).toMatchObject({ locale: 'en', clientLocale: 'en', votes: 0 });
});

describe('a stored conversation', () => {
  const saved = (context: DialogueContext) => dialogue.save({ state: 'MENU', context });

  test('keeps its language, how sure it is, and what its client said', () => {
    const context = choose(withClientLocale(emptyContext('en'), 'es'), 'pt-BR');
    expect(dialogue.restore(saved(context)).dialogue.context).toEqual(context);
  });

  test('takes no room for it while nothing was heard', () => {
    expect(Object.keys(saved(emptyContext('es')).dialogue)).toEqual(['machineVersion', 'business', 'locale']);
  });

  test('goes on in the business’s own language when its own is spoken no more', () => {
    const context = choose(withClientLocale(emptyContext('en'), 'es'), 'pt-BR');
    const less = new Dialogue({ ...business, languages: ['en'] });
    expect(less.restore(saved(context)).dialogue.context).toMatchObject({
      locale: 'en',
      clientLocale: 'en',
      votes: 0,
    });
  });
});

test("a language is spoken in any region, and in the region's own variant if there are two", () => {
  const both = new Dialogue({ ...business, languages: ['en', 'pt-BR', 'pt-PT'] });
  expect(both.supportedLocale('pt-pt')).toBe('pt-PT');
  expect(both.supportedLocale('pt-AO')).toBe('pt-BR');
  expect(both.supportedLocale('de')).toBeNull();
  expect(both.firstSupported(['de', 'pt', 'en'])).toBe('pt-BR');
});
