import { esPlaces } from '../../dialogue/copy/places/es.ts';
import { list, named, numbered, words } from './list.ts';
import { NEVER, type TimeWords } from './time-words.ts';
import { zoneAbbreviations } from './zone-names.ts';

/** Before "hasta": the visitor is free afterwards. */
const BUSY = [
  'ocupad[ao]|fuera|de viaje|viajando|de vacaciones|trabaj\\p{L}+|en (?:una )?reunion(?:es)?|en clase',
  'no (?:puedo|estoy|estare|tengo)(?: \\p{L}+)?',
].join('|');

export const esTimes: TimeWords = {
  // Not "mar", which is March.
  weekdays: numbered(`
    lunes 1 | lun 1 | martes 2 | miercoles 3 | mie 3 | jueves 4 | jue 4 | viernes 5 | vie 5 | sabado 6 |
    sabados 6 | sab 6 | domingo 7 | domingos 7 | dom 7
  `),
  unclearWeekdays: [],
  notWeekday: NEVER,
  places: {},
  nearDays: numbered(`
    hoy 0 | manana 1 | pasado manana 2 | ayer -1 | anteayer -2 | antes de ayer -2 | anoche -1
  `),
  spans: numbered(`
    de hoy en ocho dias 7 | de hoy en ocho 7 | de hoy en quince dias 14 | de hoy en quince 14 |
    de hoy en una semana 7 | de manana en ocho dias 8 | de manana en ocho 8
  `),
  feasts: numbered(`
    nochebuena 1224 | vispera de navidad 1224 | visperas de navidad 1224 | dia de navidad 1225 | navidad 1225 |
    nochevieja 1231 | fin de ano 1231 | ano nuevo 101 | dia de reyes 106 | san valentin 214
  `),
  feastTime: 'vacaciones|epoca|fiestas',
  looseDays: numbered('8 7 | 15 14'),
  weeks: numbered(`
    esta semana 0 | la semana que viene 1 | semana que viene 1 | la semana que entra 1 | semana que entra 1 |
    proxima semana 1 | semana proxima 1 | semana siguiente 1 | siguiente semana 1 | semana entrante 1 |
    otra semana 1 | semana subsiguiente 2 | semana pasada -1 | ultima semana -1
  `),
  weekends: numbered(`
    fin de semana 0 | finde 0 | fines de semana 0 | findes 0 | este fin de semana 0 | este finde 0 |
    proximo fin de semana 1 | fin de semana que viene 1 | finde que viene 1 | proximo finde 1 |
    fin de semana proximo 1 | fin de semana pasado -1 | finde pasado -1
  `),
  monthsAhead: numbered(`
    este mes 0 | mes que viene 1 | mes que entra 1 | proximo mes 1 | mes proximo 1 | mes siguiente 1 |
    siguiente mes 1 | mes pasado -1 | ultimo mes -1
  `),
  yearsAhead: numbered('ano que viene 1 | proximo ano 1 | ano proximo 1'),
  weekOf: '(?:en )?(?:la )?semana(?: que empieza)?(?= (?:del?|el) (?:dia )?\\d)',
  spanStart:
    '(?:a )?(?:primera hora|principios?|comienzos?|inicios?|primeros dias)|(?:al )?(?:principio|comienzo|inicio)',
  spanMiddle: '(?:a )?(?:mediados?|mitad)',
  spanEnd: '(?:(?:a|para) )?(?:ultima hora|finales|fines|ultimos dias)|(?:(?:al?|para) )?(?:final|fin)',
  nextOne: '(?:en )?(?:la |el )?(?:siguiente|proxim[oa]|otra)(?! semana)|(?:la|el) que viene(?=[,.;?!]|$)',
  dayAfter: 'pasado(?=[,.;?!]|$)|el dia siguiente',
  sameDay: '(?:el )?mismo dia|ese (?:mismo )?dia',
  sameTime: '(?:a )?(?:la )?misma hora|(?:el )?mismo horario',
  laterBy: 'mas tarde|despues',
  earlierBy: 'mas temprano|mas pronto|antes',
  putOffBy:
    '(?:retras|atras|pospon|posterg)\\p{L}*(?: (?:la cita|la hora|la demo|la reunion))?(?: (?:en|por))?',
  broughtForwardBy: '(?:adelant|anticip)\\p{L}*(?: (?:la cita|la hora|la demo|la reunion))?(?: (?:en|por))?',
  alsoMorning: '(?<!(?:la|las|pasado|esta|misma|cualquier|cada|alguna|una) )manana',
  parts: {
    // "Mañana" alone is tomorrow.
    morning: list(`
      por la manana | de la manana | en la manana | a la manana | la manana | por las mananas | las mananas |
      mananas | cualquier manana | alguna manana | cada manana | una manana | a media manana | media manana |
      mananita | antes de comer | antes del almuerzo | antes de almorzar | matutino
    `),
    afternoon: list(`
      tarde | por la tarde | de la tarde | en la tarde | a la tarde | la tarde | por las tardes | las tardes |
      tardes | a media tarde | media tarde | despues de comer | despues del almuerzo | despues de almorzar |
      al mediodia de la tarde | tardecita
    `),
    evening: list(`
      noche | por la noche | de la noche | en la noche | a la noche | la noche | por las noches | las noches |
      noches | despues del trabajo | despues de trabajar
    `),
  },
  partsOfToday: {
    morning: list('esta manana | esta misma manana'),
    afternoon: list('esta tarde | esta misma tarde'),
    evening: list('esta noche | esta misma noche'),
  },
  notPart: 'mas|muy|tan|demasiado|algo|un poco|bastante|buenas|buena',
  months: numbered(`
    enero 1 | ene 1 | febrero 2 | feb 2 | marzo 3 | mar 3 | abril 4 | abr 4 | mayo 5 | may 5 | junio 6 |
    jun 6 | julio 7 | jul 7 | agosto 8 | ago 8 | septiembre 9 | sept 9 | octubre 10 | oct 10 |
    noviembre 11 | nov 11 | diciembre 12 | dic 12 | setiembre 9 | sep 9 | set 9
  `),
  // "Julio" and "Abril" are names.
  clearMonths: list(`
    enero | febrero | marzo | mayo | junio | agosto | septiembre | setiembre | octubre | noviembre | diciembre
  `),
  dayNumbers: numbered(`
    uno 1 | dos 2 | tres 3 | cuatro 4 | cinco 5 | seis 6 | siete 7 | ocho 8 | nueve 9 | diez 10 | once 11 |
    doce 12 | trece 13 | catorce 14 | quince 15 | dieciseis 16 | diecisiete 17 | dieciocho 18 |
    diecinueve 19 | veinte 20 | veintiuno 21 | veintidos 22 | veintitres 23 | veinticuatro 24 |
    veinticinco 25 | veintiseis 26 | veintisiete 27 | veintiocho 28 | veintinueve 29 | treinta 30 |
    treinta y uno 31 | primero 1 | un 1 | veintiun 21 | veinte y uno 21 | veinte y dos 22 |
    veinte y tres 23 | veinte y cuatro 24 | veinte y cinco 25 | veinte y seis 26 | veinte y siete 27 |
    veinte y ocho 28 | veinte y nueve 29
  `),
  dayOfMonth:
    '(?:el|al|del) (trece|catorce|quince|dieci\\p{L}+|veinte|veinti\\p{L}+|treinta y uno|treinta)(?! minutos)|(?:el |al |del )?dias? #(?:o(?!\\p{L}))?|(?:el|al|del) (\\d{1,2})(?!o?\\s(?:de la|y media|y cuarto))',
  ordinalSuffix: 'o|ro|do|er',
  of: 'de|del|del mes de',
  dayArticle: 'el dia|al dia|del dia|dia|el|la|al|del',
  hours: numbered(`
    una 1 | dos 2 | tres 3 | cuatro 4 | cinco 5 | seis 6 | siete 7 | ocho 8 | nueve 9 | diez 10 | once 11 |
    doce 12 | trece 13 | catorce 14 | quince 15 | dieciseis 16 | diecisiete 17 | dieciocho 18 |
    diecinueve 19 | veinte 20 | veintidos 22 | veintitres 23 | veintiuna 21
  `),
  minutesBefore: numbered(`
    cinco para las -5 | cinco para la -5 | cinco pa las -5 | diez para las -10 | diez para la -10 |
    diez pa las -10 | cuarto para las -15 | cuarto para la -15 | cuarto pa las -15 | quince para las -15 |
    quince para la -15 | quince pa las -15 | veinte para las -20 | veinte para la -20 | veinte pa las -20 |
    veinticinco para las -25 | veinticinco para la -25 | veinticinco pa las -25 | un cuarto para las -15 |
    un cuarto para la -15
  `),
  minutesAfter: numbered(`
    y media 30 | y treinta 30 | y treinta y cinco 35 | y cuarenta 40 | y cuarenta y cinco 45 |
    y cincuenta 50 | y cincuenta y cinco 55 | y un cuarto 15 | y cinco 5 | y diez 10 | y cuarto 15 |
    y quince 15 | y veinte 20 | y veinticinco 25 | menos cinco -5 | menos diez -10 | menos cuarto -15 |
    menos quince -15 | menos veinte -20 | menos veinticinco -25 | menos un cuarto -15 | treinta 30 |
    quince 15 | cuarenta y cinco 45
  `),
  hourAnd: 'y',
  namedTimes: numbered(`
    hora de comer 840 | hora de la comida 840 | hora del almuerzo 780 |
    mediodia 720 | medio dia 720 | medianoche 0 | media noche 0
  `),
  hourArticle: 'las|la|el|al',
  at: 'a las|a la(?= (?:una|1)(?!\\p{L}|\\d))|al?(?= ?medio ?dia)|para las|tipo|las(?=\\s\\S+(?:$|[,.;!?]|\\s(?:de|en|y|menos|o|u|del|el|por|a|hoy|manana|estaria|esta|me|seria|va|va bien|en punto)(?!\\p{L})))|la(?= (?:una|1)(?:$|[,.;!?]| (?:de|y|en|me|va|esta)(?!\\p{L})))',
  aroundBehind: NEVER,
  around: 'sobre|hacia|a eso de|alrededor de|mas o menos a|cerca de(?= las)|como a|tipo',
  after: `(?:${BUSY}) hasta|(?<!no )despues del?|a partir del?|desde|no antes del?|pasadas|de(?= (?:las? )?\\S+ en adelante)`,
  afterThat:
    '(?:o|y) (?:mas tarde|despues)(?! d)|(?:(?:a )?cualquier hora )?(?:despues de eso|despues de esa hora)|a partir de (?:ahi|entonces|esa hora)',
  beforeThat: 'antes de (?:eso|esa hora|entonces)',
  before: '(?<!no )antes del?|hasta|no despues de|no mas tarde de|como (?:muy tarde|maximo) a',
  between: 'entre|de|desde',
  and: 'y|e',
  to: 'a|al|hasta|-|–|—',
  toHour: NEVER,
  am: 'am|a\\.m\\.?|a\\. m\\.?|de la madrugada',
  pm: 'pm|p\\.m\\.?|p\\. m\\.?|de la tarde|por la tarde|de tarde|del mediodia',
  inTheMorning: 'de la manana|por la manana|en la manana',
  atNight: 'de la noche|por la noche',
  oclock: 'horas?|hrs?|hs|h|en punto|horas en punto',
  counted: 'personas|emplead[ao]s|trabajador[ea]s|invitad[ao]s',
  notHour: 'para|somos|dias?|numero|opcion|de|del|con|menos|mas|hasta|son|al',
  next: 'proxim[oa]|siguiente',
  this: 'este|este mismo',
  past: 'ultimo',
  weekFrom: 'una semana despues del',
  other: 'el otro',
  nextBehind: 'que viene|proximo|siguiente|que entra|entrante',
  weekBehind: 'en ocho(?: dias)?',
  pastBehind: 'pasado(?! manana)',
  afterDay: '(?<!no )despues de|despues del|despues',
  fromDay: `(?:${BUSY}) hasta|del?(?= \\S+ en adelante)|a partir(?: de)?(?= del? )|a partir de|a partir del|desde|no antes de|no antes del`,
  beforeDay: '(?<!no )antes(?= del )|(?<!no )antes de|(?<!no )antes del',
  untilDay: 'hasta|como (?:muy tarde|maximo)',
  greetings:
    'feliz (?:navidad|ano(?: nuevo)?)|felices fiestas|buenos dias|buen dia|buenas tardes|buenas noches|buenas',
  withinNext: '(?:en|durante|dentro de) l[ao]s proxim[ao]s|en menos de',
  in: 'en|dentro de|de aqui a|en unos|en unas|dentro de unos|dentro de unas',
  fromNow: 'a partir de (?:hoy|ahora)',
  one: 'una|un',
  half: 'media',
  minuteUnit: 'minutos?|mins?',
  hourUnit: 'horas?|h',
  dayUnit: 'dias?',
  weekUnit: 'semanas?',
  monthUnit: 'mes|meses',
  opening:
    'a? ?primera hora|(?:al|a) (?:principio|comienzo|inicio) del dia|temprano(?<!mas temprano|muy temprano|demasiado temprano)|nada mas abrir|cuando abren',
  closing:
    'a? ?ultima hora|al final del dia|lo mas tarde posible|(?:cerca del cierre|(?:justo )?antes de(?:l cierre| cerrar| que cierren))',
  candidates: null,
  candidateWords: NEVER,
  farFrom:
    'semana santa(?!\\p{L})|(?:dias?|semanas?|meses|mes|quincenas?) (?:despues|antes|tras)(?<!una semana despues)(?! de comer| del almuerzo)|(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?:alternos?|por medio|si,? .* no)|(?:primer|segundo|tercer|cuarto|ultimo) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) de|(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) en quince|que no (?:es|sea) (?:este|el proximo)|siguiente no,? el otro',
  firstOfDay: list('primero | primera | mas temprano | mas temprana | mas pronto | primera hora'),
  onlyOfDay: list('ese | esa | horario | hora'),
  lastOfDay: list('ultimo | ultima | mas tarde | mas tardia | ultima hora'),
  middle: list(`
    medio | del medio | el del medio | la del medio | el de en medio | la de en medio | la de enmedio |
    el de enmedio | el del centro | la del centro
  `),
  earliest: list(`
    lo antes posible | cuanto antes | cuanto antes mejor | lo mas pronto posible | la primera hora libre |
    el primer hueco | primer hueco | primer hueco libre | el primero disponible | primera disponible |
    la primera disponible | primera cita disponible | primer horario disponible | el primer horario |
    proximo hueco | el proximo disponible | proxima disponible | lo mas temprano posible | lo mas temprano |
    lo que haya antes | el mas temprano | la mas temprana | tan pronto como sea posible |
    lo primero que tengas | lo primero que tengan | lo primero que tengais | la primera que tengas |
    el primero que haya | la primera que haya | lo mas pronto que puedas | lo mas pronto que puedan |
    en cuanto podais | en cuanto puedan | tan pronto como podais | ya mismo
  `),
  anyTime: list(`
    cualquier hora | a cualquier hora | cualquier dia | cualquiera | cualquier momento | en cualquier momento |
    me da igual | da igual | cuando sea | cuando a ustedes les quede mejor | cuando les quede mejor | cuando te quede mejor | cuando le quede mejor | cuando os venga mejor | cuando les venga mejor | cuando te venga mejor | cuando mejor os venga | cuando mejor les venga | cuando mejor le venga | cuando quieras | cuando puedan | cuando haya | sin preferencia |
    no tengo preferencia | me es indiferente | indiferente | el que sea | la que sea | lo que os venga mejor |
    lo que os venga bien | lo que le venga mejor | lo que te venga mejor | lo que venga mejor |
    lo que mejor os venga | lo que mejor le venga | lo que sea mejor | lo que prefieran | lo que prefieras |
    lo que prefirais | lo que tengan | lo que tengas | lo que tengais | lo que haya | la que haya | elige tu |
    elija usted | elegid vosotros | escoge tu | como quieras | como querais | como quieran |
    cuando os venga bien | cuando os vaya bien | cuando podais | cuando tengais | cuando haya hueco |
    la que querais | el que querais | cualquiera de ellas | cualquiera de esas | cualquiera de ellos |
    cualquiera me va | cualquiera me sirve | me es igual | me da lo mismo | da lo mismo | no me importa |
    soy flexible | tengo flexibilidad | estoy libre toda la semana | tengo el dia libre
  `),
  sooner: list(`
    mas temprano | algo mas temprano | un poco mas temprano | antes | algo antes | mas pronto | algo mas pronto |
    hay algo antes | tienen algo antes | demasiado tarde | muy tarde | es muy tarde | es demasiado tarde |
    antes de eso
  `),
  isItFree: words(`
    esta estan es libre libres disponible posible todavia aun hay tienes tienen puede ser va bien ok
  `),
  glue: words(`
    el la los las un una al del de en a por para con y que sea ser seria dia parte lo adelante
  `),
  zonePlaces: esPlaces,
  zones: named(`
    este America/New_York |
    centro de eeuu America/Chicago |
    centro America/Mexico_City | mexicana America/Mexico_City | centro de mexico America/Mexico_City | cdmx America/Mexico_City |
    pacifico America/Los_Angeles |
    peninsular Europe/Madrid | espanola Europe/Madrid | espana Europe/Madrid |
    canaria Atlantic/Canary | canarias Atlantic/Canary |
    argentina America/Argentina/Buenos_Aires |
    colombiana America/Bogota |
    chilena America/Santiago |
    peruana America/Lima |
    inglaterra Europe/London | reino unido Europe/London |
    brasil America/Sao_Paulo |
    portuguesa Europe/Lisbon |
    europea Europe/Paris
  `),
  zonesBehindHour: { ...zoneAbbreviations, ...named('peninsular Europe/Madrid') },
  zoneOf: '\\(?(?:(?:en )?(?:horario|hora|hs) (?:local )?(?:de la |del |de |en )?#)\\)?',
  zoneSign: 'hora|hs',
  ofPlace: 'de|en',
  unwanted:
    '(?<!por que |porque |si )no(?! (?:hay|habra|habria|tienen|tienes|tiene|teneis|tendrian|tendrias|queda|quedan|podria ser|puede ser)(?!\\p{L})| (?:antes|despues|mas tarde) de|.? (?:se|importa)(?!\\p{L})| solo| antes)|nunca|excepto|menos(?! (?:cinco|diez|cuarto|un cuarto|quince|veinte))|salvo|quitando|evitar?|ni|(?<!(?:hay|habra|habria|tienen|tienes|tiene|teneis|queda) )nada(?= (?:de|el|los|por|en|antes|despues)(?! que) )',
  unwantedAfter:
    'no (?:me )?(?:puedo|va|viene|sirve|conviene|es posible|queda|cuadra|encaja|funciona|quiero|podria|podre)(?: nada)?(?: bien)?|no(?=[,.;!]|$| pero)|(?:es |esta )?imposible|(?:me va|me viene|es) (?:mal|fatal|dificil|complicado)|(?:estoy|esta|estare|voy a estar) (?:ocupad[ao]|llen[ao]|de viaje|fuera|de vacaciones|viajando)|viajo',
  tooEarly:
    '(?:(?:es|seria|esta|queda|parece) )?(?:un poco |algo )?(?:demasiado|muy|bastante) (?:temprano|pronto)|(?:es )?(?:un poco|algo) (?:temprano|pronto)',
  tooLate:
    '(?:(?:es|seria|esta|queda|parece) )?(?:un poco |algo )?(?:demasiado|muy|bastante) tarde|(?:es )?(?:un poco|algo) tarde',
  or: 'o|u|ni|o bien',
  clauseEnd:
    '[,;!?]\\s|[.](?:\\s|$)|(?<!todo|nada|dia|hora|cualquiera) (?:pero|sino)(?= )|(?= (?:que tal|mejor|prefiero|y si) )| en vez de eso(?= )',
};
