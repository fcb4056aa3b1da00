import { casual } from 'chrono-node/en';
import { enPlaces } from '../../dialogue/copy/places/en.ts';
import { list, named, numbered, words } from './list.ts';
import { NEVER, type TimeWords } from './time-words.ts';

/** Before "until": the visitor is free afterwards. */
const BUSY = [
  'busy|away|out|abroad|tied up|booked(?: up)?|off|work|working|at work|teaching|travell?ing|in (?:a )?(?:meetings?|class|school|court)',
  'on (?:holiday|vacation|leave|shift|the road|call)|not (?:free|available|around|back|home|in)|not|no time|nothing',
  '(?:can.?t|cannot|won.?t)(?: \\p{L}+){0,3}|no (?:good|use)',
].join('|');

export const enTimes: TimeWords = {
  weekdays: numbered(`
    monday 1 | mondays 1 | mon 1 | tuesday 2 | tuesdays 2 | tues 2 | tue 2 | wednesday 3 |
    wednesdays 3 | weds 3 | wed 3 | thursday 4 | thursdays 4 | thurs 4 | thur 4 | thu 4 | friday 5 |
    fridays 5 | fri 5 | saturday 6 | saturdays 6 | sat 6 | sunday 7 | sundays 7 | sun 7
  `),
  unclearWeekdays: [],
  notWeekday: NEVER,
  places: {},
  nearDays: numbered(`
    today 0 | tomorrow 1 | tmrw 1 | tmr 1 | the day after tomorrow 2 | day after tomorrow 2 |
    overmorrow 2 | yesterday -1 | the day before yesterday -2
  `),
  spans: numbered(`
    in a fortnight 14 | a fortnight today 14 | a fortnight tomorrow 15 | two weeks today 14 | two weeks tomorrow 15 | a week tomorrow 8 | a week from tomorrow 8 | tomorrow week 8 | today week 7 | a fortnight from now 14 | a fortnight from today 14 | a week from now 7 |
    a week from today 7 | a week today 7 | in a couple of days 2
  `),
  feasts: numbered(`
    christmas eve 1224 | xmas eve 1224 | christmas day 1225 | xmas day 1225 | christmas 1225 | xmas 1225 |
    boxing day 1226 | new years eve 1231 | new year's eve 1231 | new year’s eve 1231 | new year eve 1231 |
    new years day 101 | new year's day 101 | new year’s day 101 | new years 101 | new year's 101 |
    new year’s 101 | new year 101 | halloween 1031 | valentines day 214 | valentine's day 214
  `),
  feastTime: 'holidays?|break|period|time|rush|party|week|weekend|season|vacation|market|shopping',
  looseDays: {},
  weeks: numbered(`
    this week 0 | this coming week 1 | the coming week 1 | next week 1 | following week 1 |
    the following week 1 | week after next 2 | the week after next 2 | last week -1
  `),
  weekends: numbered(`
    weekend 0 | weekends 0 | week-end 0 | this weekend 0 | this coming weekend 0 | next weekend 1 |
    following weekend 1 | last weekend -1
  `),
  monthsAhead: numbered('this month 0 | next month 1 | following month 1 | last month -1'),
  yearsAhead: numbered('next year 1'),
  weekOf: '(?:the |in the )?week (?:of|commencing|beginning|starting)',
  spanStart: 'early(?: on)?(?: in)?|(?:beginning|start|first (?:half|part|days|few days))(?= of)',
  spanMiddle: 'mid|middle',
  spanEnd:
    'late|later(?! in the)(?: in)?|towards the end|(?:end|(?:latter|second|last) (?:half|part|days))(?= of)',
  nextOne: '(?:the )?(?:following|next) one|the (?:one|week) after(?: that)?(?=[,.;?!]|$)',
  dayAfter: 'the day after(?=[,.;?!]|$)',
  sameDay: '(?:on )?(?:the |that )?same (?:day|date)|that (?:same )?day',
  sameTime: '(?:at )?(?:the |that )?same (?:time|hour)',
  laterBy: 'later|after(?: that)?',
  earlierBy: 'earlier|sooner|before(?: that)?',
  putOffBy:
    '(?:push|put|move|shift)(?: (?:it|this|that|mine|the \\p{L}+))? (?:back|out)(?: by)?|(?:delay|postpone)(?: (?:it|this|that))?(?: by)?',
  broughtForwardBy: '(?:bring|move|pull|push)(?: (?:it|this|that|mine|the \\p{L}+))? (?:forward|up)(?: by)?',
  alsoMorning: NEVER,
  parts: {
    morning: list('morning | mornings | before lunch'),
    afternoon: list('afternoon | afternoons | arvo | after lunch'),
    evening: list('evening | evenings | at night | night | after work'),
  },
  partsOfToday: {
    morning: list('this morning'),
    afternoon: list('this afternoon'),
    evening: list('tonight | this evening'),
  },
  notPart: NEVER,
  months: numbered(`
    january 1 | jan 1 | february 2 | feb 2 | march 3 | mar 3 | april 4 | apr 4 | may 5 | june 6 | jun 6 |
    july 7 | jul 7 | august 8 | aug 8 | september 9 | sept 9 | sep 9 | october 10 | oct 10 |
    november 11 | nov 11 | december 12 | dec 12
  `),
  clearMonths: list('january | february | july | september | october | november | december'),
  dayNumbers: numbered(`
    first 1 | second 2 | third 3 | fourth 4 | fifth 5 | sixth 6 | seventh 7 | eighth 8 | ninth 9 |
    tenth 10 | eleventh 11 | twelfth 12 | thirteenth 13 | fourteenth 14 | fifteenth 15 | sixteenth 16 |
    seventeenth 17 | eighteenth 18 | nineteenth 19 | twentieth 20 | twenty first 21 | twenty-first 21 |
    twenty second 22 | twenty-second 22 | twenty third 23 | twenty-third 23 | twenty fourth 24 |
    twenty-fourth 24 | twenty fifth 25 | twenty-fifth 25 | twenty sixth 26 | twenty-sixth 26 |
    twenty seventh 27 | twenty-seventh 27 | twenty eighth 28 | twenty-eighth 28 | twenty ninth 29 |
    twenty-ninth 29 | thirtieth 30 | thirty first 31 | thirty-first 31 | one 1 | two 2 | three 3 |
    four 4 | five 5 | six 6 | seven 7 | eight 8 | nine 9 | ten 10 | eleven 11 | twelve 12 |
    thirteen 13 | fourteen 14 | fifteen 15 | sixteen 16 | seventeen 17 | eighteen 18 | nineteen 19 |
    twenty 20 | thirty 30 | twenty one 21 | twenty-one 21 | twenty two 22 | twenty-two 22 |
    twenty three 23 | twenty-three 23 | twenty four 24 | twenty-four 24 | twenty five 25 |
    twenty-five 25 | twenty six 26 | twenty-six 26 | twenty seven 27 | twenty-seven 27 |
    twenty eight 28 | twenty-eight 28 | twenty nine 29 | twenty-nine 29 | thirty one 31 |
    thirty-one 31
  `),
  dayOfMonth:
    'the (fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= at(?! all)| in the (?:morning|afternoon)|,)|(?<=(?:on|for|until|till|by|before|after|from|since) )the (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?! (?:one|option|slot|time|choice|of these|of those|\\p{L}+day)(?!\\p{L}))|(?:the )?(\\d{1,2})(?:st|nd|rd|th)|the (eleventh|twelfth|\\p{L}+teenth|twentieth|twenty[- ]\\p{L}+(?:st|nd|rd|th)|thirtieth|thirty[- ]first)',
  ordinalSuffix: 'st|nd|rd|th',
  of: 'of',
  dayArticle: 'on the|the|on',
  hours: numbered(`
    one 1 | two 2 | three 3 | four 4 | five 5 | six 6 | seven 7 | eight 8 | nine 9 | ten 10 |
    eleven 11 | twelve 12
  `),
  minutesBefore: numbered(`
    half past 30 | half 30 | quarter past 15 | a quarter past 15 | quarter after 15 | quarter to -15 |
    a quarter to -15 | quarter of -15 | quarter before -15 | five past 5 | ten past 10 | twenty past 20 |
    5 past 5 | 10 past 10 | 20 past 20 | 25 past 25 | twenty five past 25 | five to -5 | ten to -10 |
    twenty to -20 | twenty five to -25
  `),
  minutesAfter: numbered(`
    fifteen 15 | twenty 20 | thirty 30 | forty 40 | forty five 45 | forty-five 45
  `),
  hourAnd: NEVER,
  namedTimes: numbered('noon 720 | midday 720 | mid day 720 | lunchtime 720 | lunch time 720 | midnight 0'),
  hourArticle: NEVER,
  at: 'at|@',
  aroundBehind: '\\s?-?ish|,? or (?:so|thereabouts)|,? give or take',
  around:
    'around|towards?|close to|near(?:er)?(?: to)?|(?<!(?:what|how) )about|roughly|approximately|circa|ish',
  after: `(?:${BUSY}) (?:un)?till?|not before|(?<!not |a week )after|(?<!not? )later than|(?<!a week )from|starting|starting at|starting from|since|not earlier than|no earlier than|(?<!half |quarter |\\d |five |ten |twenty )past`,
  afterThat:
    '(?:or|and) (?:any ?time )?(?:later|after|onwards?)(?! \\d)|onwards?|(?:any ?time |anything )?(?:after|from) (?:that|then)(?: on(?:wards)?)?',
  beforeThat: '(?:any ?time )?before (?:that|then)',
  before: 'not after|no later than|not later than|before|until|till|earlier than|by',
  between: 'between|from',
  and: 'and',
  to: 'to|until|till|through|-|–|—',
  toHour: 'till|until|til',
  am: 'a\\.m\\.|a\\.m|am',
  pm: 'p\\.m\\.|p\\.m|pm|in the (?:afternoon|evening)',
  inTheMorning: 'in the morning',
  atNight: 'at night',
  oclock: "o'clock|o’clock|oclock|o clock|hrs|h",
  counted: 'people|persons|employees|guests|members|of us',
  notHour: 'for|are|number|option|choice|of|least|us|with|about|than|#',
  next: 'next|following',
  this: 'this|coming|this coming',
  past: 'last',
  weekFrom: 'a week (?:from|after|on)(?: this)?',
  other: NEVER,
  nextBehind: NEVER,
  weekBehind: 'week(?! (?:of|after|before|commencing|beginning|starting|works?|suits?|is))',
  pastBehind: NEVER,
  afterDay: '(?<!day |a week )after|later than',
  fromDay: `(?:${BUSY}) (?:un)?till?|in(?:to)?(?= the new year)|(?<!a week )from|starting|starting on|starting from|not before|no earlier than|not earlier than|as of|since`,
  beforeDay: '(?<!not |day )before|earlier than',
  untilDay: 'until|till|by|no later than|not later than|not after|up to',
  greetings:
    'happy (?:mon|tues|wednes|thurs|fri|satur|sun)day|have an? (?:nice|good|great|lovely) (?:weekend|week|day|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|happy new year|(?:merry|happy) (?:christmas|xmas)|good morning|good afternoon|good evening|good night|good day',
  in: 'in',
  withinNext:
    'within(?: the (?:next|coming))?|(?:(?:in|over|during) )?the (?:next|coming)|in (?:less|under) than',
  fromNow: 'from now|from today',
  one: 'an|a|one',
  half: 'half an',
  minuteUnit: 'minutes?|mins?',
  hourUnit: 'hours?|hrs?',
  dayUnit: 'days?',
  weekUnit: 'weeks?',
  monthUnit: 'months?',
  opening: 'first thing|(?:early|earlier) in the day|(?:start|beginning) of (?:the )?day',
  closing:
    '(?:the )?latest|as late as (?:possible|you can)|(?:(?:closer|near|close) to |just before |right before |before )?(?:closing(?: time)?|you close)|(?:late|later) in the day|(?:at )?(?:the )?end of (?:the )?day',
  candidates: casual,
  candidateWords: 'day|week|month|quarter|qtr|year|morrow|tmr|night|\\b(?:[dw]|mos?|yr?)\\b',
  farFrom:
    "(?:(?<!\\p{L})(?:is|are)|['’]s) (?:coming(?! (?:in|to|along|with|for|on|at|by|back|here))|nearly here|almost here|around the corner|upon us|fast approaching|approaching)|(?:it.?s|is it|is) (?:nearly|almost|already) (?=\\p{L}+day|christmas|xmas|new year)|the day after(?=[,.;?!]|$)|(?:two|three|four|[234]) weeks? on(?= \\p{L}+day)|day fortnight|fortnight on(?!\\p{L})|weeks? (?:of|in) (?:the )?(?:month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:thanksgiving|easter)(?!\\p{L})|(?:days?|weeks?|fortnights?|months?) (?:after|before|from)(?<!\\ba week (?:after|from))(?= (?:(?:next |that |this |the )*(?:mon|tue|wed|thu|fri|sat|sun)|that|this|the|next (?:week|month)|christmas|xmas|boxing|new year|easter)|$)|after next(?! week)(?<!week after next)|every other|(?:later|earlier) in the (?:week|month)|earlier this (?:week|month)|(?:first|second|third|fourth|last) \\p{L}+day (?:of|in)",
  firstOfDay: list(
    'first | former | first one | first time | first slot | earlier | earlier one | earlier time | earliest | earliest one',
  ),
  onlyOfDay: list('one | that one | this one | slot | time'),
  lastOfDay: list(
    'last | latter | last one | last time | last slot | later | later one | later time | latest | latest one',
  ),
  middle: list('middle | middle one | one in middle | middle time | middle option'),
  earliest: list(`
    earliest | earliest one | soonest | first available | next available | as soon as possible | asap |
    earliest possible | soonest possible | first available time | earliest available | earliest time |
    first free | first free time | next free | first available slot | next available slot |
    first one available | earliest slot | soonest available | first possible | earliest available time |
    earliest you have | whatever you have earliest | whatever is earliest | whatever comes first |
    earliest you can do | as soon as you can | as soon as you have | as early as you can |
    as early as possible | soonest you have | soonest you can do | asap please | earliest you have got |
    quickest | next one available | very next one | first one you have
  `),
  anyTime: list(`
    any time | anytime | any day | any | whenever | no preference | i dont mind | dont care | i dont care |
    whatever | whatever works | whatever works best | whatever suits | whatever suits you | whatever is best |
    whatevers best | whatever is good | whatever you have | whatever youve got | whatever is free |
    whatever is easiest | whichever | whichever works | whichever is best | up to you | you choose | you pick |
    you decide | your call | your choice | im easy | im flexible | i am flexible | either | either one |
    either works | either of them | any of those | any of them | any of these | any one | any slot |
    surprise me | doesnt matter | does not matter | makes no difference | dont mind | im free all day |
    im free all week | im open
  `),
  sooner: list(`
    earlier | sooner | something earlier | anything earlier | earlier time | earlier one | earlier times |
    too late | thats too late | those are too late | something sooner | anything sooner | earlier instead
  `),
  isItFree: words('is are ok okay free available possible still'),
  glue: words('on at in by of the for to is it'),
  zonePlaces: enPlaces,
  zones: named(`
    eastern America/New_York | eastern standard America/New_York | eastern daylight America/New_York |
    us central America/Chicago | central standard America/Chicago | central daylight America/Chicago |
    mountain America/Denver | mountain standard America/Denver | us mountain America/Denver |
    pacific America/Los_Angeles | pacific standard America/Los_Angeles | pacific daylight America/Los_Angeles |
    uk Europe/London | british Europe/London | british summer Europe/London |
    greenwich mean UTC | universal UTC |
    central european Europe/Paris | european Europe/Paris |
    eastern european Europe/Athens |
    western european Europe/Lisbon | portuguese Europe/Lisbon |
    spanish Europe/Madrid |
    indian Asia/Kolkata | indian standard Asia/Kolkata | india standard Asia/Kolkata |
    brazilian America/Sao_Paulo | brazil America/Sao_Paulo | brasilia America/Sao_Paulo |
    japan Asia/Tokyo |
    irish Europe/Dublin |
    aussie Australia/Sydney
  `),
  zonesBehindHour: named(`
    et America/New_York | est America/New_York | edt America/New_York | eastern America/New_York |
    ct America/Chicago | cst America/Chicago | cdt America/Chicago | central America/Chicago |
    mt America/Denver | mst America/Denver | mdt America/Denver | mountain America/Denver |
    pt America/Los_Angeles | pst America/Los_Angeles | pdt America/Los_Angeles | pacific America/Los_Angeles |
    gmt UTC | utc UTC | zulu UTC |
    bst Europe/London |
    cet Europe/Paris | cest Europe/Paris |
    eet Europe/Athens | eest Europe/Athens |
    wet Europe/Lisbon |
    ist Asia/Kolkata |
    sgt Asia/Singapore |
    jst Asia/Tokyo |
    aest Australia/Sydney | aedt Australia/Sydney |
    nzst Pacific/Auckland | nzdt Pacific/Auckland |
    brt America/Sao_Paulo
  `),
  zoneOf: '\\(?(?:# (?:time(?: zone)?|tz)|(?:my|our) time in #|time in #)\\)?',
  zoneSign: '(?<!what |any|any |some|which )time|tz',
  ofPlace: 'in|at|from',
  unwanted:
    '(?:i.?m|i am|we.?re|we are|i.?ll be|ill be) (?:away|busy|abroad|booked|travell?ing|on holiday|on vacation|on leave|out of town|out of the office)|(?<!why |if )not(?! (?:before|after) (?!lunch|work)| later| earlier| until| sure| only| just)|never|except|excluding|besides|other than|apart from|(?:any(?:thing|day|time)?|every(?:thing|day)?|all)(?: (?:days?|times?))? (?:but|except)|avoid|bar(?= (?:the )?\\p{L}+day)|save for|anything but|(?<!(?:is there|have you|have you got|got|do you have) )nothing(?! but)|no can do|no way|no(?= (?:\\p{L}+days|mornings|afternoons|evenings|nights|weekends)(?!\\p{L}))|can.?t|cannot|rather than|instead of|(?<!why )(?:do not|don.?t)(?! know| mind| care| you)|won.?t',
  unwantedAfter:
    '(?:i.?m|i am|we.?re|we are|i.?ll be|ill be) (?:away|busy|abroad|booked|travell?ing|on holiday|on vacation|on leave|out of town|at the \\p{L}+)|(?:does not|doesn.?t|do not|don.?t|won.?t|will not|can.?t|cannot|would not|wouldn.?t) (?:really |quite )?(?:work|suit|fit|do)|(?:is|are|be)(?: not|n.?t| no) (?:really |so )?(?:good|great|possible|ideal|convenient|available|ok|okay|an option)|(?:is|are) (?:out|bad|difficult|tricky|impossible|hard|taken|full|inconvenient)|(?:not|no) (?:good|possible)|impossible|no(?=[,.;!]|$)',
  tooEarly:
    "(?:(?:'s|is|are|would be|seems) )?(?:a bit |a little |bit |way |much |far |just )?too (?:early|soon)",
  tooLate:
    "(?:(?:'s|is|are|would be|seems) )?(?:a bit |a little |bit |way |much |far |just )?too late(?! to)",
  or: 'or|nor',
  clauseEnd:
    '[,;!?]\\s|[.](?:\\s|$)|(?<!anything|nothing|everything|any|any day|any time|anyday|anytime|every day|all days) but(?= )|(?= (?:what|how) about )| instead(?= (?!of))| rather(?= (?!than))',
};
