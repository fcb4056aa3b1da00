import { expect, it } from 'vitest';
import { copies, languageOf } from '../../frontend/widget/loader/copy.ts';

it.each([
  [['pt-BR'], 'pt'],
  [['PT-pt'], 'pt'],
  [['es-419', 'en'], 'es'],
  [['fr', 'de-AT', 'es', 'pt'], 'es'],
  [['en-GB', 'pt'], 'en'],
] as const)('of %j the widget speaks %s', (wanted, language) => {
  expect(languageOf(wanted)).toBe(language);
});

it.each([[[]], [['fr', 'de']], [['est']], [['pt_BR']], [['']], [['constructor']]])(
  'of %j it knows none, and speaks English',
  (wanted) => {
    expect(languageOf(wanted)).toBe('en');
  },
);

it('each language has its own sentences', () => {
  const sentences = Object.values(copies).flat();
  expect(new Set(sentences).size).toBe(sentences.length);
});
