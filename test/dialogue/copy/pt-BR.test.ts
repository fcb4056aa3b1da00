import { describe, expect, test } from 'vitest';
import { ptBR } from '../../../backend/src/dialogue/copy/pt-BR.ts';
import { dateInWords, weekdayInWords } from '../../../backend/src/dialogue/replies/dates.ts';

const ZONE = 'Europe/Lisbon';
const on = (date: string): string => ptBR.wishDate(dateInWords(ptBR.dateLocale, date));
const weekday = (number: number): string => ptBR.wishWeekday(weekdayInWords(ptBR.dateLocale, number));

describe('days and hours in Portuguese agree with their prepositions', () => {
  test.each([
    [on('2026-11-24'), 'na terça-feira, 24 de novembro de 2026'],
    [on('2026-11-28'), 'no sábado, 28 de novembro de 2026'],
    [on('2026-11-29'), 'no domingo, 29 de novembro de 2026'],
    [weekday(1), 'em uma segunda-feira'],
    [weekday(6), 'em um sábado'],
    [ptBR.wishAt('15:00'), 'às 15:00'],
    [ptBR.wishAt('01:30'), 'à 01:30'],
    [ptBR.wishFrom('14:00'), 'a partir das 14:00'],
    [ptBR.wishBefore('10:00'), 'antes das 10:00'],
    [ptBR.wishUpTo('12:00'), 'até as 12:00'],
    [ptBR.wishOr(['de manhã', 'à noite']), 'de manhã ou à noite'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });

  test.each([
    [ptBR.offer(null, ZONE), `Estes são os primeiros horários livres (${ZONE}). Qual você prefere?`],
    [ptBR.offer(on('2026-11-28'), ZONE), `horários livres no sábado, 28 de novembro de 2026 (${ZONE})`],
    [ptBR.offer(ptBR.wishBut('', ['de manhã']), ZONE), 'horários livres, mas não de manhã'],
    [ptBR.noneFor(ptBR.wishUnless(weekday(2), ['de manhã'])), 'em uma terça-feira, a não ser de manhã.'],
    [ptBR.noneYet('', 'sexta-feira'), 'Ainda não é possível agendar. A agenda está aberta até sexta-feira.'],
  ])('%s', (said, expected) => {
    expect(said).toContain(expected);
  });
});

test('a question is named by its label without an article, in any gender and number', () => {
  const answers = [
    { label: 'nome', answer: 'Ana' },
    { label: 'empresa', answer: 'Acme' },
  ];
  expect(ptBR.updated(answers)).toBe('Pronto, atualizei. Nome: Ana e empresa: Acme.');
  expect(ptBR.askAgain('e-mail de trabalho', 'ana@acme.com')).toContain('E-mail de trabalho: ana@acme.com.');
});
