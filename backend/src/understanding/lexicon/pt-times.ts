import type { TimeWords } from './lexicon.ts';
import { list, numbered, words } from './list.ts';

export const ptTimes: TimeWords = {
  weekdays: numbered(`
    segunda-feira 1 | segunda 1 | seg 1 | terca-feira 2 | terca 2 | ter 2 | quarta-feira 3 | quarta 3 |
    qua 3 | quinta-feira 4 | quinta 4 | qui 4 | sexta-feira 5 | sexta 5 | sex 5 | sabado 6 | sab 6 |
    domingo 7 | dom 7
  `),
  parts: {
    morning: list('de manha | pela manha | da manha | na parte da manha | antes do almoco'),
    afternoon: list('a tarde | de tarde | da tarde | pela tarde | depois do almoco'),
    evening: list('a noite | de noite | da noite | depois do trabalho'),
  },
  partsOfToday: {
    morning: list('hoje de manha | esta manha'),
    afternoon: list('hoje a tarde | esta tarde'),
    evening: list('hoje a noite | esta noite'),
  },
  hours: numbered(`
    uma 1 | duas 2 | tres 3 | quatro 4 | cinco 5 | seis 6 | sete 7 | oito 8 | nove 9 | dez 10 | onze 11 |
    doze 12
  `),
  minutes: numbered('quinze 15 | trinta 30'),
  namedTimes: numbered('meio-dia 720 | meio dia 720 | meia-noite 0 | meia noite 0'),
  halfPast: 'e meia',
  quarterPast: 'e um quarto',
  quarterTo: 'menos um quarto',
  at: 'as|a',
  around: 'por volta das|la pelas|perto das|cerca das',
  after: 'depois das|a partir das|apos as',
  before: 'antes das|ate as',
  between: 'entre|das',
  and: 'e|as|ate|-|–|—',
  am: 'da manha',
  pm: 'da tarde|da noite',
  oclock: 'horas?|hs?|em ponto',
  next: 'proxima|proximo',
  this: 'esta|este|nesta|neste',
  past: 'passada|passado',
  week: 'semana',
  weekend: 'fim de semana',
  month: 'mes',
  months: list(`
    janeiro | fevereiro | marco | abril | maio | junho | julho | agosto | setembro | outubro | novembro |
    dezembro
  `),
  unclearMonths: [],
  ordinalSuffix: 'º|o|°',
  greetings: 'bom dia|boa tarde|boa noite',
  of: 'de',
  in: 'daqui a|em',
  one: 'uma|um',
  half: 'meia',
  hourUnit: 'horas?',
  minuteUnit: 'minutos?',
  opening: 'no comeco do dia',
  closing: 'no fim do dia|o mais tarde possivel',
  nearDays: 'amanha|hoje',
  dayAfterTomorrow: 'depois de amanha',
  candidates: null,
  candidateWords: 'amanha|hoje',
  farFrom: 'dias? depois de(?! amanha)',
  earliest: list('o mais cedo possivel | o quanto antes | o primeiro horario'),
  anyTime: list('qualquer hora | qualquer horario | qualquer dia | tanto faz'),
  sooner: list('mais cedo | antes'),
  isItFree: words('esta livre disponivel possivel ainda pode ser'),
  unwanted: 'nao|exceto|menos',
  unwantedAfter: 'nao (?:da|posso|serve|funciona)',
  tooEarly: '(?:e )?(?:muito )?cedo demais|muito cedo',
  tooLate: '(?:e )?(?:muito )?tarde demais|muito tarde',
  or: 'ou|nem',
  clauseEnd: '[,;!?]\\s|[.](?:\\s|$)| mas(?= )',
};
