import { describe, expect, test } from 'vitest';
import { esTimes } from '../../backend/src/understanding/lexicon/es-times.ts';
import { createWishReader } from '../../backend/src/understanding/wishes/read-wish.ts';
import { barbershop, btrix, FRIDAY } from '../support/reading.ts';
import { inShort } from '../support/wish-in-short.ts';

const inLisbon = createWishReader(btrix, esTimes);
const inNewYork = createWishReader(barbershop, esTimes);

type Rows = readonly (readonly [text: string, wish: string])[];

const checks = (what: string, rows: Rows, read = inLisbon) =>
  describe(what, () => {
    test.each(rows)('%j', (text, wish) => {
      expect(inShort(read(text, FRIDAY))).toBe(wish);
    });
  });

// It is Friday, 20 November 2026, 10:00 in Lisbon; the demos are on weekdays from 9:00 to 17:00.

checks('what chrono-node reads wrong', [
  ['pasado mañana', '2026-11-22'],
  ['a las 3 de la tarde', '15:00'],
  ['mañana a las 3 de la tarde', '2026-11-21 15:00'],
  ['el próximo martes a las 15h', '2026-11-24 15:00'],
]);

checks('a day', [
  ['hoy', '2026-11-20'],
  ['mañana', '2026-11-21'],
  ['pasado mañana', '2026-11-22'],
  ['lunes', 'Mon'],
  ['el miércoles', 'Wed'],
  ['mié', 'Wed'],
  ['el 3 de diciembre', '2026-12-03'],
  ['3 de diciembre', '2026-12-03'],
  ['el 24/11', '2026-11-24'],
  ['24 de noviembre de 2026', '2026-11-24'],
  ['martes 24', '2026-11-24'],
  ['el 24', '2026-11-24'],
  ['el día 3', '2026-12-03'],
  ['1 de diciembre', '2026-12-01'],
  ['primero de diciembre', '2026-12-01'],
  ['1º de diciembre', '2026-12-01'],
  ['veintitrés de noviembre', '2026-11-23'],
  ['treinta y uno de diciembre', '2026-12-31'],
  ['la semana que viene', '2026-11-23..2026-11-29'],
  ['la próxima semana', '2026-11-23..2026-11-29'],
  ['el viernes que viene', '2026-11-27'],
  ['el próximo viernes', '2026-11-27'],
  ['el viernes de la semana que viene', '2026-11-27'],
  ['este viernes', '2026-11-20'],
  ['dentro de tres días', '2026-11-23'],
  ['en dos semanas', '2026-12-04'],
  ['en 3 días', '2026-11-23'],
  ['dentro de una semana', '2026-11-27'],
  ['de hoy en ocho', '2026-11-27'],
  ['el fin de semana', '2026-11-21..2026-11-22'],
  ['el mes que viene', '2026-12-01..2026-12-31'],
  ['en diciembre', '2026-12-01..2026-12-31'],
  ['no, el lunes', 'Mon'],
  ['lunes a viernes', '2026-11-23..2026-11-27'],
  ['de lunes a miércoles', '2026-11-23..2026-11-25'],
  ['entre el lunes y el miércoles', '2026-11-23..2026-11-25'],
  ['del 3 al 5 de diciembre', '2026-12-03..2026-12-05'],
  ['después del miércoles', '2026-11-26..2026-12-20'],
  ['a partir del jueves', '2026-11-26..2026-12-20'],
  ['antes del viernes', '2026-11-20..2026-11-26'],
  ['mañana sábado', '2026-11-21'],
  ['dentro de un mes', '2026-12-20'],
  ['el 5/6', '2027-06-05'],
  ['noviembre 24', '2026-11-24'],
  ['hasta el día 3', '2026-11-20..2026-12-03'],
  ['después del día 3', '2026-12-04..2026-12-20'],
  ['antes del 3 de diciembre', '2026-11-20..2026-12-02'],
  ['a partir del 1 de diciembre', '2026-12-01..2026-12-20'],
  ['29 de febrero de 2028', '2028-02-29'],
  ['jueves, 3 de diciembre', '2026-12-03'],
  ['31 de diciembre', '2026-12-31'],
  ['1 de enero', '2027-01-01'],
  ['¿qué tal el martes?', 'Tue'],
]);

checks('a time', [
  ['por la mañana', 'morning'],
  ['a las 3 de la tarde', '15:00'],
  ['las tres y media', '15:30'],
  ['tres menos cuarto', '14:45'],
  ['a las tres menos cuarto', '14:45'],
  ['cuarto para las tres', '14:45'],
  ['las tres y cuarto', '15:15'],
  ['a las 10 y media', '10:30'],
  ['a las diez y diez', '10:10'],
  ['a la una', '13:00'],
  ['a la una y media', '13:30'],
  ['a las 15:30', '15:30'],
  ['15h30', '15:30'],
  ['a las 15h', '15:00'],
  ['a las 15 horas', '15:00'],
  ['al mediodía', '12:00'],
  ['a mediodía', '12:00'],
  ['mediodía', '12:00'],
  ['a las 12 de la mañana', '12:00'],
  ['a las 12', '12:00'],
  ['a las 8 de la noche', '20:00'],
  ['a las 7 de la tarde', '19:00'],
  ['a las 3pm', '15:00'],
  ['a las 3 p. m.', '15:00'],
  ['después de las 3', '15:00-24:00'],
  ['después de las 3 de la tarde', '15:00-24:00'],
  ['antes de las 11', '00:00-11:00'],
  ['antes del mediodía', '00:00-12:00'],
  ['a partir de las 4', '16:00-24:00'],
  ['hasta las 12', '00:00-12:00'],
  ['entre las 2 y las 4', '14:00-16:00'],
  ['de 2 a 4', '14:00-16:00'],
  ['de las 2 a las 4 de la tarde', '14:00-16:00'],
  ['de 10 de la mañana a 2 de la tarde', '10:00-14:00'],
  ['sobre las 3', '14:00-16:01'],
  ['a eso de las tres', '14:00-16:01'],
  ['a última hora', '15:00-24:00'],
  ['mejor por las mañanas', 'morning'],
  ['cámbialo a las 11, porfa', '11:00'],
  ['nueve treinta', '09:30'],
  ['las 3', '15:00'],
  ['3 de la tarde', '15:00'],
  ['una menos diez', '12:50'],
  ['la una y media de la tarde', '13:30'],
]);

checks('a day and a time', [
  ['mañana por la mañana', '2026-11-21 morning'],
  ['mañana por la tarde', '2026-11-21 afternoon'],
  ['pasado mañana por la mañana', '2026-11-22 morning'],
  ['esta tarde', '2026-11-20 afternoon'],
  ['esta noche', '2026-11-20 evening'],
  ['el lunes por la mañana', 'Mon morning'],
  ['el lunes a las 10 de la mañana', '2026-11-23 10:00'],
  ['el jueves a las 3 de la tarde', '2026-11-26 15:00'],
  ['el 24/11 a las 17:30', '2026-11-24 17:30'],
  ['martes, 24 de noviembre de 2026, 10:00', '2026-11-24 10:00'],
  ['el martes 24 a las 11', '2026-11-24 11:00'],
  ['el viernes 27 a mediodía', '2026-11-27 12:00'],
  ['el 24 a las 10', '2026-11-24 10:00'],
  ['el 1 de diciembre a las 3', '2026-12-01 15:00'],
  ['el próximo miércoles a primera hora', '2026-11-25 00:00-11:00'],
  ['en una hora', '2026-11-20 11:00-12:01'],
  ['en media hora', '2026-11-20 10:30-11:31'],
  ['a las once y media del lunes', '2026-11-23 11:30'],
  ['el 2 de diciembre a las diez menos cuarto', '2026-12-02 09:45'],
  ['¿tenéis hueco hoy a las 4?', '2026-11-20 16:00'],
  ['el 29 a las 4', '2026-11-29 16:00'],
  ['buenos días, el martes a las 10', '2026-11-24 10:00'],
  ['a las 9 de mañana', '2026-11-21 09:00'],
  ['entre el martes y el jueves por la tarde', '2026-11-24..2026-11-26 afternoon'],
  ['mañana a las 3', '2026-11-21 15:00'],
  ['mañana 15h', '2026-11-21 15:00'],
  ['a las 10 de la mañana del martes', '2026-11-24 10:00'],
  ['¿el martes a las 10 está libre?', '2026-11-24 10:00'],
  ['la mañana del lunes', 'Mon morning'],
  ['el lunes a la mañana', 'Mon morning'],
]);

checks('one of several, or one of two readings', [
  ['en 15 días', 'either 2026-12-04 | 2026-12-05'],
  ['lunes o martes', 'Mon | Tue'],
  ['lunes, martes o jueves', 'Mon | Tue | Thu'],
  ['martes o jueves después de las 4', 'Tue 16:00-24:00 | Thu 16:00-24:00'],
  ['jueves a las 10 o a las 11', '2026-11-26 10:00 | 2026-11-26 11:00'],
  ['a las 2 o 3 de la tarde', '14:00 | 15:00'],
  ['sábado o domingo por la mañana', 'Sat morning | Sun morning'],
  ['a las 10 o a las 11 del martes', '2026-11-24 10:00 | 2026-11-24 11:00'],
  ['lunes o martes por la tarde', 'Mon afternoon | Tue afternoon'],
  ['el lunes a las 3 o el miércoles a las 4', '2026-11-23 15:00 | 2026-11-25 16:00'],
  ['mañana o el martes', '2026-11-21 | Tue'],
]);

checks('what will not do', [
  ['el lunes no puedo', 'not Mon'],
  ['no puedo el lunes, ¿tienen algo el martes?', 'Tue not Mon'],
  ['el lunes no, el martes', 'Tue not Mon'],
  ['ni lunes ni martes', 'not Mon | Tue'],
  ['cualquier día menos el lunes', 'not Mon'],
  ['cualquier día de la semana que viene menos el viernes', '2026-11-23..2026-11-29 not Fri'],
  ['por la mañana no', 'not morning'],
  ['no por la mañana', 'not morning'],
  ['no el lunes', 'not Mon'],
  ['martes pero no por la mañana', 'Tue not morning'],
  ['mañana es demasiado pronto', 'not 2026-11-20..2026-11-21'],
  ['nada el lunes', 'not Mon'],
  ['no quiero por la mañana', 'not morning'],
  ['el martes no puedo, el miércoles sí', 'Wed not Tue'],
  ['cualquier día excepto el viernes', 'not Fri'],
]);

checks('what cannot be', [
  ['31 de noviembre', 'notADate'],
  ['el 29 de febrero', 'notADate'],
  ['el viernes pasado', 'past'],
  ['la semana pasada', 'past'],
  ['ayer', 'past'],
  ['ayer a las 3', 'past'],
  ['25:00', 'notATime'],
  ['29/2/2027', 'notADate'],
  ['31/11', 'notADate'],
  ['31 de noviembre de 2027', 'notADate'],
  ['viernes 3 de diciembre', 'wrongWeekday'],
  ['3 de noviembre', 'past'],
  ['ayer por la mañana', 'past'],
  ['hoy a las 9', 'past'],
  ['las 13:75', 'notATime'],
]);

checks('what is not read, and so asked back', [
  ['más tarde', ''],
  ['a las 25', ''],
  ['buenas tardes', ''],
  ['el primero', ''],
  ['la segunda', ''],
  ['el segundo lunes de diciembre', ''],
  ['las 3 personas', ''],
  ['el primer lunes de diciembre', ''],
  ['dos semanas después del lunes', ''],
  ['el lunes en quince días', ''],
]);

checks('an hour that the clocks jump over, or that comes twice', [
  ['28 de marzo de 2027 a las 01:30', 'notATime'],
  ['31 de octubre de 2027 a las 01:30', '2027-10-31 01:30'],
  ['28 de marzo de 2027 a las 02:30', '2027-03-28 02:30'],
]);

checks(
  'the opening hours of another business tell before from after noon',
  [
    ['el jueves a las 7', '2026-11-26 19:00'],
    ['el jueves a las 7 de la tarde', '2026-11-26 19:00'],
    ['el sábado a las 3', '2026-11-21 15:00'],
    ['el sábado a las 10', '2026-11-21 10:00'],
    ['hoy a las 4', '2026-11-20 16:00'],
    ['mañana a las 5', '2026-11-21 17:00'],
    ['el 3 de diciembre a las 7', '2026-12-03 19:00'],
    ['el 5 a las 9 y media', '2026-12-05 09:30'],
    ['12/5', '2026-12-05'],
    ['después de las 5 el jueves', 'Thu 17:00-24:00'],
    ['martes a las 7', '2026-11-24 07:00'],
    ['el jueves por la noche', 'Thu evening'],
  ],
  inNewYork,
);
