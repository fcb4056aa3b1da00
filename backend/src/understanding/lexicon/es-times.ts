import type { TimeWords } from './lexicon.ts';
import { list, numbered, words } from './list.ts';

export const esTimes: TimeWords = {
  weekdays: numbered(`
    lunes 1 | lun 1 | martes 2 | mar 2 | miercoles 3 | mie 3 | jueves 4 | jue 4 | viernes 5 | vie 5 |
    sabado 6 | sabados 6 | sab 6 | domingo 7 | domingos 7 | dom 7
  `),
  parts: {
    morning: list('por la manana | de la manana | en la manana | antes de comer'),
    afternoon: list('por la tarde | de la tarde | en la tarde | despues de comer'),
    evening: list('por la noche | de la noche | en la noche | despues del trabajo'),
  },
  partsOfToday: {
    morning: list('esta manana'),
    afternoon: list('esta tarde'),
    evening: list('esta noche'),
  },
  hours: numbered(`
    una 1 | dos 2 | tres 3 | cuatro 4 | cinco 5 | seis 6 | siete 7 | ocho 8 | nueve 9 | diez 10 | once 11 |
    doce 12
  `),
  minutes: numbered('quince 15 | treinta 30'),
  namedTimes: numbered('mediodia 720 | medio dia 720 | medianoche 0 | media noche 0'),
  halfPast: 'y media',
  quarterPast: 'y cuarto',
  quarterTo: 'menos cuarto',
  at: 'a las|a la',
  around: 'sobre las|hacia las|a eso de las|alrededor de las',
  after: 'despues de las|a partir de las|desde las',
  before: 'antes de las|hasta las',
  between: 'entre las|de',
  and: 'y las|y|a|hasta las|-|–|—',
  am: 'de la manana|a\\.?m\\.?',
  pm: 'de la tarde|de la noche|p\\.?m\\.?',
  oclock: 'horas?|hs?|en punto',
  next: 'proxima|proximo',
  this: 'esta|este',
  past: 'pasada|pasado',
  week: 'semana',
  weekend: 'fin de semana|finde',
  month: 'mes',
  months: list(`
    enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre |
    diciembre
  `),
  unclearMonths: [],
  ordinalSuffix: 'º|o|°',
  greetings: 'buenos dias|buenas tardes|buenas noches',
  of: 'de',
  in: 'en|dentro de',
  one: 'una|un',
  half: 'media',
  hourUnit: 'horas?',
  minuteUnit: 'minutos?',
  opening: 'a primera hora',
  closing: 'a ultima hora|lo mas tarde posible',
  nearDays: 'manana|hoy',
  dayAfterTomorrow: 'pasado manana',
  candidates: null,
  candidateWords: 'manana|hoy',
  farFrom: 'dias? despues de',
  earliest: list('lo antes posible | cuanto antes | la primera hora libre'),
  anyTime: list('cualquier hora | cualquier dia | me da igual'),
  sooner: list('mas temprano | antes'),
  isItFree: words('esta libre disponible posible todavia'),
  unwanted: 'no|excepto|menos',
  unwantedAfter: 'no (?:puedo|me va|me viene) bien',
  tooEarly: '(?:es )?demasiado temprano|muy temprano',
  tooLate: '(?:es )?demasiado tarde|muy tarde',
  or: 'o|ni',
  clauseEnd: '[,;!?]\\s|[.](?:\\s|$)| pero(?= )',
};
