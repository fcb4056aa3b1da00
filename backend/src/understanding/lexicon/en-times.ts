import { casual } from 'chrono-node/en';
import type { TimeWords } from './lexicon.ts';
import { list, numbered, words } from './list.ts';

export const enTimes: TimeWords = {
  weekdays: numbered(`
    monday 1 | mondays 1 | mon 1 | tuesday 2 | tuesdays 2 | tues 2 | tue 2 | wednesday 3 |
    wednesdays 3 | weds 3 | wed 3 | thursday 4 | thursdays 4 | thurs 4 | thur 4 | thu 4 | friday 5 |
    fridays 5 | fri 5 | saturday 6 | saturdays 6 | sat 6 | sunday 7 | sundays 7 | sun 7
  `),
  parts: {
    morning: list('morning | mornings | before lunch'),
    afternoon: list('afternoon | afternoons | after lunch'),
    evening: list('evening | evenings | at night | night | after work'),
  },
  partsOfToday: {
    morning: list('this morning'),
    afternoon: list('this afternoon'),
    evening: list('tonight | this evening'),
  },
  hours: numbered(`
    one 1 | two 2 | three 3 | four 4 | five 5 | six 6 | seven 7 | eight 8 | nine 9 | ten 10 |
    eleven 11 | twelve 12
  `),
  minutes: numbered('fifteen 15 | thirty 30 | forty five 45 | forty-five 45'),
  namedTimes: numbered('noon 720 | midday 720 | mid day 720 | lunchtime 720 | midnight 0'),
  halfPast: 'half past|half',
  quarterPast: 'quarter past|quarter after',
  quarterTo: 'quarter to|quarter of|quarter before',
  at: 'at|@',
  around: 'around|(?<!(?:what|how) )about|roughly|approximately|circa|ish',
  after:
    'not before|(?<!not )after|(?<!not? )later than|from|starting|starting at|starting from|since|not earlier than|no earlier than',
  before: 'not after|no later than|not later than|before|until|till|earlier than|by',
  between: 'between|from',
  and: 'and|to|until|till|through|-|–|—',
  am: 'a\\.m\\.|a\\.m|am',
  pm: 'p\\.m\\.|p\\.m|pm',
  oclock: "o'clock|o’clock|oclock|o clock|hrs|h",
  next: 'next|following',
  this: 'this|coming|this coming',
  past: 'last|yesterday|ago',
  week: 'week',
  weekend: 'weekend|weekends|week-end',
  month: 'month',
  months: list(`
    january | february | march | april | may | june | july | august | september | october | november |
    december
  `),
  unclearMonths: list('march | april | may | june | august'),
  ordinalSuffix: 'st|nd|rd|th',
  greetings: 'good morning|good afternoon|good evening|good night|good day',
  of: 'of',
  in: 'in',
  one: 'an|a|one',
  half: 'half an',
  hourUnit: 'hours?|hrs?',
  minuteUnit: 'minutes?|mins?',
  opening: 'first thing|(?:early|earlier) in the day|(?:start|beginning) of (?:the )?day',
  closing:
    '(?:the )?latest|as late as (?:possible|you can)|(?:late|later) in the day|(?:at )?(?:the )?end of (?:the )?day',
  nearDays: 'tomorrow|today',
  dayAfterTomorrow: '(?:the )?day after tomorrow',
  candidates: casual,
  candidateWords: 'day|week|month|quarter|qtr|year|morrow|tmr|night|\\b(?:[dw]|mos?|yr?)\\b',
  farFrom:
    '(?:days?|weeks?|fortnights?|months?) (?:after|before|from)(?= (?:next|that|this|the|mon|tue|wed|thu|fri|sat|sun)|$)',
  earliest: list(`
    earliest | earliest one | soonest | first available | next available | as soon as possible |
    asap | earliest possible | soonest possible | first available time | earliest available |
    earliest time | first free | first free time | next free | first available slot |
    next available slot | first one available | earliest slot | soonest available | first possible |
    earliest available time | earliest you have
  `),
  anyTime: list(`
    any time | anytime | any day | any | whenever | no preference | i dont mind | dont care |
    i dont care | whatever
  `),
  sooner: list(`
    earlier | sooner | something earlier | anything earlier | earlier time | earlier one | earlier times |
    too late | thats too late | those are too late | something sooner | anything sooner | earlier instead
  `),
  isItFree: words('is are ok okay free available possible still'),
  unwanted:
    '(?<!why |if )not(?! (?:before|after) (?!lunch|work)| later| earlier| until| sure| only| just)|never|except|excluding|besides|other than|apart from|(?:any(?:thing|day|time)?|every|all)(?: (?:days?|times?))? (?:but|except)|avoid|nothing(?! but)|no(?= (?:\\p{L}+days|mornings|afternoons|evenings|nights|weekends)(?!\\p{L}))|can.?t|cannot|(?<!why )(?:do not|don.?t)(?! know| mind| care)|won.?t',
  unwantedAfter:
    '(?:does not|doesn.?t|do not|don.?t|won.?t|will not|can.?t|cannot|would not|wouldn.?t) (?:really |quite )?(?:work|suit|fit|do)|(?:is|are|be)(?: not|n.?t| no) (?:really |so )?(?:good|great|possible|ideal|convenient|available|ok|okay|an option)|(?:is|are) (?:out|bad|difficult|tricky|impossible|hard|taken|full|inconvenient)|(?:not|no) (?:good|possible)|impossible',
  tooEarly:
    "(?:(?:'s|is|are|would be|seems) )?(?:a bit |a little |bit |way |much |far |just )?too (?:early|soon)",
  tooLate: "(?:(?:'s|is|are|would be|seems) )?(?:a bit |a little |bit |way |much |far |just )?too late",
  or: 'or|nor',
  clauseEnd:
    '[,;!?]\\s|[.](?:\\s|$)|(?<!anything|nothing|everything|any|any day|any time|anyday|anytime|every day|all days) but(?= )|(?= (?:what|how) about )| instead(?= )| rather(?= )',
};
