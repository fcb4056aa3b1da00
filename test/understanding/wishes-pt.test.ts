import { describe, expect, test } from 'vitest';
import { ptTimes } from '../../backend/src/understanding/lexicon/pt-times.ts';
import { createWishReader } from '../../backend/src/understanding/wishes/read-wish.ts';
import { barbershop, btrix, FRIDAY } from '../support/reading.ts';
import { inShort } from '../support/wish-in-short.ts';

const inLisbon = createWishReader(btrix, ptTimes);
const inNewYork = createWishReader(barbershop, ptTimes);

type Rows = readonly (readonly [text: string, wish: string])[];

const checks = (what: string, rows: Rows, read = inLisbon) =>
  describe(what, () => {
    test.each(rows)('%j', (text, wish) => {
      expect(inShort(read(text, FRIDAY))).toBe(wish);
    });
  });

// It is Friday, 20 November 2026, 10:00 in Lisbon; the demos are on weekdays from 9:00 to 17:00.

checks('what chrono-node reads wrong', [
  ['depois de amanhã', '2026-11-22'],
  ['próxima terça às 15h', '2026-11-24 15:00'],
  ['amanhã às 3 da tarde', '2026-11-21 15:00'],
  ['às 7', '07:00'],
]);

checks('a day', [
  ['hoje', '2026-11-20'],
  ['amanhã', '2026-11-21'],
  ['depois de amanhã', '2026-11-22'],
  ['segunda', 'Mon'],
  ['segunda-feira', 'Mon'],
  ['seg', 'Mon'],
  ['2ª', 'Mon'],
  ['na terça', 'Tue'],
  ['quero ter uma reunião amanhã', '2026-11-21'],
  ['próxima sexta', '2026-11-27'],
  ['sexta que vem', '2026-11-27'],
  ['esta sexta', '2026-11-20'],
  ['semana que vem', '2026-11-23..2026-11-29'],
  ['na próxima semana', '2026-11-23..2026-11-29'],
  ['fim de semana', '2026-11-21..2026-11-22'],
  ['próximo fim de semana', '2026-11-28..2026-11-29'],
  ['mês que vem', '2026-12-01..2026-12-31'],
  ['em dezembro', '2026-12-01..2026-12-31'],
  ['daqui a três dias', '2026-11-23'],
  ['daqui a 3 dias', '2026-11-23'],
  ['daqui a uma semana', '2026-11-27'],
  ['em duas semanas', '2026-12-04'],
  ['dentro de dois dias', '2026-11-22'],
  ['dia 3', '2026-12-03'],
  ['no dia 3 de dezembro', '2026-12-03'],
  ['1º de dezembro', '2026-12-01'],
  ['primeiro de dezembro', '2026-12-01'],
  ['3 de dezembro', '2026-12-03'],
  ['24 de novembro de 2026', '2026-11-24'],
  ['terça 24', '2026-11-24'],
  ['24/11', '2026-11-24'],
  ['3/12', '2026-12-03'],
  ['de segunda a quarta', '2026-11-23..2026-11-25'],
  ['entre segunda e quarta', '2026-11-23..2026-11-25'],
  ['depois de quarta', '2026-11-26..2026-12-20'],
  ['a partir de quinta', '2026-11-26..2026-12-20'],
  ['antes de quinta', '2026-11-20..2026-11-25'],
  ['dia três', '2026-12-03'],
  ['de 3 a 5 de dezembro', '2026-12-03..2026-12-05'],
  ['do dia 3 ao dia 5 de dezembro', '2026-12-03..2026-12-05'],
  ['vinte e três de novembro', '2026-11-23'],
  ['dia 3 do mês que vem', '2026-12-03'],
  ['não, na segunda', 'Mon'],
  ['até o dia 3', '2026-11-20..2026-12-03'],
  ['depois do dia 3', '2026-12-04..2026-12-20'],
  ['antes do dia 3 de dezembro', '2026-11-20..2026-12-02'],
  ['a partir de 1º de dezembro', '2026-12-01..2026-12-20'],
  ['29 de fevereiro de 2028', '2028-02-29'],
  ['quinta-feira, 3 de dezembro', '2026-12-03'],
  ['31 de dezembro', '2026-12-31'],
  ['1 de janeiro', '2027-01-01'],
  ['a 2ª', 'Mon'],
  ['5ª feira', 'Thu'],
  ['tem vaga na quinta?', 'Thu'],
]);

checks('a time', [
  ['às 15h', '15:00'],
  ['15h30', '15:30'],
  ['às 15:30', '15:30'],
  ['15h', '15:00'],
  ['às três', '15:00'],
  ['às três e meia', '15:30'],
  ['às 3 e meia da tarde', '15:30'],
  ['três da tarde', '15:00'],
  ['3 da tarde', '15:00'],
  ['às 7 da noite', '19:00'],
  ['às 8 da manhã', '08:00'],
  ['meio-dia', '12:00'],
  ['meio-dia e meia', '12:30'],
  ['ao meio dia', '12:00'],
  ['à uma da tarde', '13:00'],
  ['à uma', '13:00'],
  ['quinze para as três', '14:45'],
  ['dez para as quatro', '15:50'],
  ['às três menos um quarto', '14:45'],
  ['às nove e quinze', '09:15'],
  ['às 10 horas', '10:00'],
  ['às 9h30min', '09:30'],
  ['depois das 15h', '15:00-24:00'],
  ['depois das três', '15:00-24:00'],
  ['a partir das 14h', '14:00-24:00'],
  ['antes do meio-dia', '00:00-12:00'],
  ['antes das 11', '00:00-11:00'],
  ['até as 11', '00:00-11:00'],
  ['entre as 2 e as 4', '14:00-16:00'],
  ['entre 14h e 16h', '14:00-16:00'],
  ['das 14 às 16', '14:00-16:00'],
  ['das 14h às 16h', '14:00-16:00'],
  ['por volta das 15h', '14:00-16:01'],
  ['lá pelas 3', '14:00-16:01'],
  ['de manhã', 'morning'],
  ['à tarde', 'afternoon'],
  ['à noite', 'evening'],
  ['pela manhã', 'morning'],
  ['depois do almoço', 'afternoon'],
  ['pode passar pras 16h?', '16:00'],
  ['no fim do dia', '15:00-24:00'],
  ['1 da madrugada', '01:00'],
]);

checks('a day and a time', [
  ['amanhã de manhã', '2026-11-21 morning'],
  ['amanhã à tarde', '2026-11-21 afternoon'],
  ['amanhã à noite', '2026-11-21 evening'],
  ['depois de amanhã de manhã', '2026-11-22 morning'],
  ['2ª feira às 15h', '2026-11-23 15:00'],
  ['terça-feira à tarde', 'Tue afternoon'],
  ['ter às 15h', '2026-11-24 15:00'],
  ['na próxima terça às 15h', '2026-11-24 15:00'],
  ['semana que vem, de preferência à tarde', '2026-11-23..2026-11-29 afternoon'],
  ['daqui a meia hora', '2026-11-20 10:30-11:31'],
  ['daqui a uma hora', '2026-11-20 11:00-12:01'],
  ['em 2 horas', '2026-11-20 12:00-13:01'],
  ['dia 24 às 15h', '2026-11-24 15:00'],
  ['terça-feira, 24 de novembro de 2026, 10:00', '2026-11-24 10:00'],
  ['24/11 às 15h', '2026-11-24 15:00'],
  ['hoje à tarde', '2026-11-20 afternoon'],
  ['amanhã cedo', '2026-11-21 00:00-11:00'],
  ['de hoje a oito dias, pelas 11h', '2026-11-27 11:00'],
  ['dois de dezembro às dez e meia', '2026-12-02 10:30'],
  ['dia 2 de dezembro às dez e meia', '2026-12-02 10:30'],
  ['vinte e quatro de novembro às quinze horas', '2026-11-24 15:00'],
  ['quinta da semana que vem às 6 da tarde', '2026-11-26 18:00'],
  ['bom dia, terça às 10', '2026-11-24 10:00'],
  ['entre terça e quinta à tarde', '2026-11-24..2026-11-26 afternoon'],
  ['amanhã às 3', '2026-11-21 15:00'],
  ['amanhã 15h', '2026-11-21 15:00'],
  ['3ª-feira às 14h', '2026-11-24 14:00'],
]);

checks('one of several, or one of two readings', [
  ['quarta ou sexta', 'Wed | Fri'],
  ['daqui a 15 dias', 'either 2026-12-04 | 2026-12-05'],
  ['daqui a 8 dias', 'either 2026-11-27 | 2026-11-28'],
  ['segunda de manhã ou terça à tarde', 'Mon morning | Tue afternoon'],
  ['segunda, quarta ou sexta', 'Mon | Wed | Fri'],
  ['segunda e quarta', 'Mon | Wed'],
  ['quinta às 10 ou 11', '2026-11-26 10:00 | 2026-11-26 11:00'],
  ['sábado ou domingo de manhã', 'Sat morning | Sun morning'],
  ['às 10 ou às 11 de terça', '2026-11-24 10:00 | 2026-11-24 11:00'],
  ['segunda ou terça à tarde', 'Mon afternoon | Tue afternoon'],
  ['segunda às 3 ou quarta às 4', '2026-11-23 15:00 | 2026-11-25 16:00'],
]);

checks('what will not do', [
  ['segunda não posso', 'not Mon'],
  ['não posso segunda', 'not Mon'],
  ['segunda não dá, terça só de manhã', 'Tue morning not Mon'],
  ['qualquer dia menos segunda', 'not Mon'],
  ['menos na segunda', 'not Mon'],
  ['não pode ser de manhã', 'not morning'],
  ['nem segunda nem terça', 'not Mon | Tue'],
  ['domingo não, sábado', 'Sat not Sun'],
  ['terça, mas não de manhã', 'Tue not morning'],
  ['de manhã não', 'not morning'],
  ['sem ser na segunda', 'not Mon'],
  ['nada na segunda', 'not Mon'],
  ['não quero de manhã', 'not morning'],
  ['terça não posso, quarta sim', 'Wed not Tue'],
  ['pode ser qualquer dia exceto sexta', 'not Fri'],
  ['é cedo demais às 9', 'not 00:00-09:01'],
]);

checks('what cannot be', [
  ['sexta passada', 'past'],
  ['terça, 3 de dezembro', 'wrongWeekday'],
  ['31 de novembro', 'notADate'],
  ['29 de fevereiro', 'notADate'],
  ['30/2', 'notADate'],
  ['ontem', 'past'],
  ['ontem às 3', 'past'],
  ['25:00', 'notATime'],
  ['às 25h', 'notATime'],
  ['29/2/2027', 'notADate'],
  ['31/11', 'notADate'],
  ['31 de novembro de 2027', 'notADate'],
  ['terça-feira 3 de dezembro', 'wrongWeekday'],
  ['3 de novembro', 'past'],
  ['ontem de manhã', 'past'],
  ['hoje às 9', 'past'],
  ['13h75', 'notATime'],
]);

checks('what is not read, and so asked back', [
  ['mais tarde', ''],
  ['a segunda opção', ''],
  ['o quanto antes', ''],
  ['boa tarde', ''],
  ['semana depois da próxima', ''],
  ['primeira segunda-feira de dezembro', ''],
  ['duas semanas depois de segunda', ''],
  ['a quinta opção', ''],
]);

checks('an hour that the clocks jump over, or that comes twice', [
  ['28 de março de 2027 às 01:30', 'notATime'],
  ['31 de outubro de 2027 às 01:30', '2027-10-31 01:30'],
  ['28 de março de 2027 às 02:30', '2027-03-28 02:30'],
]);

checks(
  'the opening hours of another business tell before from after noon',
  [
    ['quinta às 7', '2026-11-26 19:00'],
    ['quinta às 7 da noite', '2026-11-26 19:00'],
    ['sábado às 3', '2026-11-21 15:00'],
    ['sábado às 10', '2026-11-21 10:00'],
    ['hoje às 4', '2026-11-20 16:00'],
    ['amanhã às 5', '2026-11-21 17:00'],
    ['3 de dezembro às 7', '2026-12-03 19:00'],
    ['dia 5 às 9 e meia', '2026-12-05 09:30'],
    ['12/5', '2026-12-05'],
    ['depois das 5 de quinta', 'Thu 17:00-24:00'],
    ['terça às 7', '2026-11-24 07:00'],
    ['quinta à noite', 'Thu evening'],
  ],
  inNewYork,
);
