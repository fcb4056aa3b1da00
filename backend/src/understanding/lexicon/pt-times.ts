import { ptPlaces } from '../../dialogue/copy/places/pt.ts';
import { list, named, numbered, words } from './list.ts';
import { NEVER, type TimeWords } from './time-words.ts';
import { zoneAbbreviations } from './zone-names.ts';

/** Before "até": the visitor is free afterwards. */
const BUSY = [
  'ocupad[ao]|fora|viajando|em viagem|de ferias|trabalh\\p{L}+|em (?:uma )?reuni(?:ao|oes)|em aula',
  'nao (?:posso|consigo|estou|estarei|tenho)(?: \\p{L}+)?',
].join('|');

export const ptTimes: TimeWords = {
  weekdays: numbered(`
    segunda 1 | segundas 1 | segunda-feira 1 | segunda feira 1 | segundas-feiras 1 | segundas feiras 1 |
    2a 1 | 2a-feira 1 | 2a feira 1 | terca 2 | tercas 2 | terca-feira 2 | terca feira 2 | tercas-feiras 2 |
    tercas feiras 2 | 3a 2 | 3a-feira 2 | 3a feira 2 | quarta 3 | quartas 3 | quarta-feira 3 |
    quarta feira 3 | quartas-feiras 3 | quartas feiras 3 | 4a 3 | 4a-feira 3 | 4a feira 3 | quinta 4 |
    quintas 4 | quinta-feira 4 | quinta feira 4 | quintas-feiras 4 | quintas feiras 4 | 5a 4 | 5a-feira 4 |
    5a feira 4 | sexta 5 | sextas 5 | sexta-feira 5 | sexta feira 5 | sextas-feiras 5 | sextas feiras 5 |
    6a 5 | 6a-feira 5 | 6a feira 5 | seg 1 | ter 2 | qua 3 | qui 4 | sex 5 | sabado 6 | sabados 6 | sab 6 |
    domingo 7 | aos domingos 7 | nos domingos 7 | os domingos 7 | dom 7
  `),
  // "Ter" also means "to have".
  unclearWeekdays: list('ter'),
  notWeekday:
    'opcao|opcoes|vez|via|parte|alternativa|escolha|sugestao|hipotese|data|das|dos|de (?:cima|baixo)|fila|pessoa',
  places: numbered('a segunda 2 | a quarta 4 | a quinta 5 | a sexta 6'),
  nearDays: numbered(`
    hoje 0 | amanha 1 | depois de amanha 2 | depois d amanha 2 | ontem -1 | anteontem -2
  `),
  spans: numbered(`
    de hoje a oito dias 7 | de hoje a oito 7 | hoje a oito 7 | de hoje a quinze dias 14 | de hoje a quinze 14 |
    hoje a quinze 14 | de amanha a oito dias 8 | de amanha a oito 8
  `),
  feasts: numbered(`
    vespera de natal 1224 | vesperas de natal 1224 | dia de natal 1225 | natal 1225 | vespera de ano novo 1231 |
    vespera do ano novo 1231 | passagem de ano 1231 | reveillon 1231 | dia de ano novo 101 | ano novo 101 |
    dia de reis 106
  `),
  feastTime: 'ferias|epoca|periodo|festas',
  looseDays: numbered('8 7 | 15 14'),
  weeks: numbered(`
    esta semana 0 | essa semana 0 | nesta semana 0 | nessa semana 0 | desta semana 0 | dessa semana 0 |
    semana que vem 1 | proxima semana 1 | semana seguinte 1 | semana proxima 1 | semana que entra 1 |
    outra semana 1 | semana subsequente 2 | semana passada -1 | ultima semana -1
  `),
  weekends: numbered(`
    fim de semana 0 | final de semana 0 | fins de semana 0 | finais de semana 0 | este fim de semana 0 |
    neste fim de semana 0 | esse fim de semana 0 | este final de semana 0 | nesse final de semana 0 |
    proximo fim de semana 1 | proximo final de semana 1 | fim de semana que vem 1 | final de semana que vem 1 |
    fim de semana passado -1 | ultimo fim de semana -1
  `),
  monthsAhead: numbered(`
    este mes 0 | esse mes 0 | neste mes 0 | nesse mes 0 | deste mes 0 | desse mes 0 | mes que vem 1 |
    proximo mes 1 | mes seguinte 1 | mes passado -1 | ultimo mes -1
  `),
  yearsAhead: numbered('ano que vem 1 | proximo ano 1'),
  weekOf: '(?:n?a )?semana(?: que comeca)?(?= (?:d[eo]|em|no|a) (?:dia )?\\d)',
  spanStart: '(?:n?o )?(?:comeco|comecinho|inicio|principio|primeiros dias)',
  spanMiddle: '(?:n?o |em )?(?:meio|meados)',
  spanEnd: '(?:mais )?(?:n?o |para o |pro )?(?:fim|final|finalzinho|fins|finais|ultimos dias)',
  nextOne: '(?:n?[ao] )?(?:outra|seguinte|proxima)(?! semana)|a que vem(?=[,.;?!]|$)',
  dayAfter: '(?:no )?dia seguinte|depois(?=[,.;?!]|$)',
  sameDay: '(?:n?o |n?esse |n?este )?mesmo dia|(?:nesse|neste) dia',
  sameTime: '(?:n?o |ao )?mesmo hor(?:ario|a)|(?:n?a |a )?mesma hora',
  laterBy: 'mais tarde|depois',
  earlierBy: 'mais cedo|antes',
  putOffBy:
    '(?:atras|adi|empurr|pass)(?:ar|a|e|amos|em)(?: (?:isso|o horario|a marcacao|a demo|a hora|a reuniao))?(?: (?:em|por|para))?',
  broughtForwardBy:
    '(?:adiant|antecip)(?:ar|a|e|amos|em)(?: (?:isso|o horario|a marcacao|a demo|a hora|a reuniao))?(?: (?:em|por))?',
  alsoMorning: NEVER,
  parts: {
    morning: list(`
      manha | de manha | pela manha | na manha | da manha | a manha | na parte da manha | pela parte da manha |
      no periodo da manha | manhas | de manhazinha | antes do almoco
    `),
    afternoon: list(`
      a seguir ao almoco | depois de almoco | apos o almoco | apos almoco |
      tarde | a tarde | de tarde | pela tarde | na tarde | da tarde | na parte da tarde | pela parte da tarde |
      no periodo da tarde | tardes | depois do almoco | apos o almoco
    `),
    evening: list(`
      noite | a noite | de noite | pela noite | na noite | da noite | no periodo da noite | noites |
      noitinha | depois do trabalho | apos o trabalho | depois do expediente
    `),
  },
  partsOfToday: {
    morning: list('esta manha | nesta manha | hoje de manha | hoje pela manha'),
    afternoon: list('esta tarde | nesta tarde | hoje a tarde | hoje de tarde'),
    evening: list('esta noite | nesta noite | hoje a noite | hoje de noite'),
  },
  notPart: 'mais|muito|tao|demasiado|bem|meio|um pouco|boa|bom',
  months: numbered(`
    janeiro 1 | jan 1 | fevereiro 2 | fev 2 | marco 3 | mar 3 | abril 4 | abr 4 | maio 5 | mai 5 |
    junho 6 | jun 6 | julho 7 | jul 7 | agosto 8 | ago 8 | setembro 9 | set 9 | outubro 10 | out 10 |
    novembro 11 | nov 11 | dezembro 12 | dez 12
  `),
  // Without its accent, "março" is also a name.
  clearMonths: list(`
    janeiro | fevereiro | abril | maio | junho | julho | agosto | setembro | outubro | novembro | dezembro
  `),
  dayNumbers: numbered(`
    um 1 | dois 2 | tres 3 | quatro 4 | cinco 5 | seis 6 | sete 7 | oito 8 | nove 9 | dez 10 | onze 11 |
    doze 12 | treze 13 | catorze 14 | quinze 15 | dezesseis 16 | dezessete 17 | dezoito 18 | dezenove 19 |
    vinte 20 | primeiro 1 | quatorze 14 | dezasseis 16 | dezassete 17 | dezanove 19 | vinte e um 21 |
    vinte e dois 22 | vinte e tres 23 | vinte e quatro 24 | vinte e cinco 25 | vinte e seis 26 |
    vinte e sete 27 | vinte e oito 28 | vinte e nove 29 | trinta 30 | trinta e um 31
  `),
  dayOfMonth: '(?:n?o )?dias? #(?:o(?!\\p{L}))?',
  ordinalSuffix: 'o|a',
  of: 'de|do',
  dayArticle: 'o dia|ao dia|dia|do dia|no dia|o|a|na|no|da|do|ao',
  hours: numbered(`
    uma 1 | duas 2 | tres 3 | quatro 4 | cinco 5 | seis 6 | sete 7 | oito 8 | nove 9 | dez 10 | onze 11 |
    doze 12 | treze 13 | catorze 14 | quinze 15 | dezesseis 16 | dezessete 17 | dezoito 18 | dezenove 19 |
    vinte 20 | quatorze 14 | dezasseis 16 | dezassete 17 | dezanove 19 | vinte e uma 21 | vinte e duas 22 |
    vinte e tres 23
  `),
  minutesBefore: numbered(`
    cinco para as -5 | cinco para a -5 | cinco pras -5 | cinco pra -5 | cinco para o -5 | cinco pro -5 |
    dez para as -10 | dez para a -10 | dez pras -10 | dez pra -10 | dez para o -10 | dez pro -10 |
    quinze para as -15 | quinze para a -15 | quinze pras -15 | quinze pra -15 | quinze para o -15 |
    quinze pro -15 | um quarto para as -15 | um quarto para a -15 | um quarto pras -15 |
    um quarto pra -15 | um quarto para o -15 | um quarto pro -15 | vinte para as -20 | vinte para a -20 |
    vinte pras -20 | vinte pra -20 | vinte para o -20 | vinte pro -20 | vinte e cinco para as -25 |
    vinte e cinco para a -25 | vinte e cinco pras -25 | vinte e cinco pra -25 | vinte e cinco para o -25 |
    vinte e cinco pro -25
  `),
  minutesAfter: numbered(`
    e meia 30 | e trinta 30 | e um quarto 15 | e quarenta 40 | e quarenta e cinco 45 | e cinquenta 50 |
    e cinquenta e cinco 55 | e trinta e cinco 35 | e cinco 5 | e dez 10 | e quinze 15 | e vinte 20 |
    e vinte e cinco 25 | menos cinco -5 | menos dez -10 | menos quinze -15 | menos um quarto -15 |
    menos vinte -20 | menos vinte e cinco -25
  `),
  hourAnd: 'e',
  namedTimes: numbered(`
    hora do almoco 720 | horario do almoco 720 | horario de almoco 720 | hora de almoco 720 | meio-dia 720 |
    meio dia 720 | meiodia 720 | meia-noite 0 | meia noite 0
  `),
  hourArticle: 'as|a|o|ao',
  at: 'as|pras|pelas|a(?= (?:uma|1)(?!\\p{L}|\\d))|ao(?= meio)',
  aroundBehind: NEVER,
  around:
    'por volta d?as|la pel?as|la pras|perto das|cerca das|mais ou menos as|por volta (?:da|de|do)|tipo(?: as)?',
  after: `(?:${BUSY}) ate(?: d?[ao]s?)?|(?<!nao )depois d[aeo]s?|a partir d[aeo]s?|apos|desde|nao antes d[aeo]s?|passadas?|d[ao]s? (?=\\S+ em diante)`,
  afterThat:
    '(?:ou|e) (?:mais tarde|depois)(?! d)|(?:(?:qualquer hora|a qualquer hora) )?depois (?:disso|dessa hora)|(?:a partir )?dai (?:em|para|pra) (?:diante|frente)|a partir dai',
  beforeThat: 'antes (?:disso|dessa hora|desse horario)',
  before: '(?<!nao )antes d[aeo]s?|ate|nao depois d[aeo]s?|no maximo|o mais tardar',
  between: 'entre|das|da|de|do',
  and: 'e',
  to: 'a|ao|ate|-|–|—',
  toHour: 'as|ate as',
  am: 'am|a\\.m\\.?|da madrugada',
  pm: 'pm|p\\.m\\.?|da tarde|de tarde',
  inTheMorning: 'da manha|de manha|manha',
  atNight: 'da noite|de noite',
  oclock: 'horas?|hrs?|hs|h|em ponto|horas em ponto',
  counted: 'pessoas|funcionari[ao]s|colaborador[ea]s|convidad[ao]s',
  notHour: 'para|pra|somos|dias?|numero|opcao|de|do|com|menos|mais|ate|sao|ao',
  next: 'proxim[ao]|seguinte',
  this: 'nest[ae]|ness[ae]|est[ae]|ess[ae]|dest[ae]',
  past: 'ultim[ao]',
  weekFrom: 'uma semana depois d[ea]',
  other: '(?:n?a )?outra|(?:n?o )?outro',
  nextBehind: 'que vem|proxim[ao]|seguinte|que entra',
  weekBehind: 'a oito(?: dias)?',
  pastBehind: 'passad[ao]',
  afterDay: 'depois d[aeo](?! amanha)|apos',
  fromDay: `(?:${BUSY}) ate|d[aeo](?= \\S+ em diante)|a partir d[aeo]|desde|nao antes d[aeo]`,
  beforeDay: '(?<!nao )antes d[aeo]',
  untilDay: 'ate|o mais tardar|no maximo',
  greetings: 'feliz (?:natal|ano novo)|boas festas|bom dia|boa tarde|boa noite|boas',
  withinNext: '(?:n[ao]s|dentro d[ao]s|pel[ao]s|durante [ao]s) proxim[ao]s|em menos de',
  in: 'daqui a|de hoje a|dentro de|daqui|em|de aqui a|d aqui a',
  fromNow: 'a partir de (?:hoje|agora)',
  one: 'uma|um',
  half: 'meia',
  minuteUnit: 'minutos?|mins?',
  hourUnit: 'horas?|h',
  dayUnit: 'dias?',
  weekUnit: 'semanas?',
  monthUnit: 'mes|meses',
  opening:
    '(?:logo )?(?:de manha |pela manha )?(?<!mais |muito |tao |demasiado )(?:cedo|cedinho)(?! demais)|(?:no|ao) (?:comeco|inicio) do dia|primeira hora|logo que abr(?:em|ir|irem)',
  closing:
    '(?:mais )?(?:(?:no|ao|pro|para o|pelo) )?(?:fim|final|finalzinho) do dia|o mais tarde possivel|(?:perto|pouco antes|antes) (?:de fechar|do fecho|d[ea] (?:hora|horario) de fechar)|ultima hora|ultimo horario do dia',
  candidates: null,
  candidateWords: NEVER,
  farFrom:
    '(?:pascoa|carnaval)(?!\\p{L})|(?:dias?|semanas?|meses|mes|quinzenas?) (?:depois|antes|apos)(?<!uma semana depois) (?:d[aeo]s?|[ao])(?! amanha)|(?:segunda|terca|quarta|quinta|sexta|sabado|domingo)(?:-feira)? (?:sim,? (?:e )?(?:\\p{L}+ )?nao|alternad)|(?:primeir[ao]|ultim[ao]|segund[ao]|terceir[ao]) (?:segunda|terca|quarta|quinta|sexta|sabado|domingo)(?:-feira| feira)? d[eo]|semana (?:depois|apos)(?! amanha)|sem ser (?:est[ae]|ness[ae]|a proxima)|depois da proxima',
  firstOfDay: list('primeiro | primeira | mais cedo | primeiro horario | primeira hora'),
  onlyOfDay: list('esse | essa | horario'),
  lastOfDay: list('ultimo | ultima | mais tarde | ultimo horario | ultima hora'),
  middle: list('meio | do meio | o do meio | a do meio | opcao do meio | horario do meio'),
  earliest: list(`
    o mais cedo possivel | mais cedo possivel | o quanto antes | quanto antes | quanto mais cedo melhor |
    o primeiro horario | primeiro horario | primeiro horario livre | primeiro horario disponivel |
    o primeiro disponivel | primeiro disponivel | primeira vaga | a primeira vaga | primeira disponivel |
    proximo horario | proximo horario livre | proximo horario disponivel | proxima vaga | proximo disponivel |
    assim que possivel | logo que possivel | o mais rapido possivel | mais rapido possivel | o mais proximo |
    o mais cedo que tiver | o mais cedo que tiverem | o primeiro que tiver | a primeira que tiver |
    o que tiver mais cedo | o mais rapido que der | assim que der | assim que puder | assim que puderem |
    pra ontem
  `),
  anyTime: list(`
    qualquer hora | a qualquer hora | qualquer horario | qualquer dia | qualquer | qualquer um | qualquer uma |
    tanto faz | quando quiser | quando der | quando for | sem preferencia | nao tenho preferencia |
    me da igual | e indiferente | indiferente | pra mim tanto faz | a hora que for | o que for melhor |
    o que for mais facil | quando for melhor | a que for melhor | o que voces tiverem | o que tiver |
    a que tiver | voces escolhem | voce escolhe | pode escolher | escolhe voce | escolham voces |
    qualquer um deles | qualquer um desses | qualquer uma delas | qualquer um serve | nao me importa |
    nao importa | nao ligo | sou flexivel | estou flexivel | tenho flexibilidade | estou livre a semana toda |
    tenho o dia livre | tanto me faz | como preferir | como preferirem | quando voces puderem | quando puderem |
    quando der pra voces | quando tiver vaga | quando tiver
  `),
  sooner: list(`
    mais cedo | um pouco mais cedo | algo mais cedo | antes | antes disso | mais cedo ainda | tem mais cedo |
    tem algo mais cedo | algum mais cedo | algo antes | muito tarde | tarde demais | e muito tarde |
    e tarde demais | esta muito tarde | mais cedo por favor
  `),
  isItFree: words('esta estao e eh ta tem livre livres disponivel possivel ainda pode ser da serve vago ok'),
  glue: words(`
    o a os as um uma no na nos nas ao aos do da de dos das em para pra pro pras pelo pela por e com ser
    seria dia feira parte periodo la diante
  `),
  zonePlaces: ptPlaces,
  zones: named(`
    leste dos eua America/New_York | leste dos estados unidos America/New_York |
    pacifico America/Los_Angeles |
    brasil America/Sao_Paulo |
    espanha Europe/Madrid |
    inglaterra Europe/London | reino unido Europe/London |
    argentina America/Argentina/Buenos_Aires |
    angola Africa/Luanda |
    acores Atlantic/Azores
  `),
  zonesBehindHour: zoneAbbreviations,
  zoneOf:
    '\\(?(?:(?:no |pelo |na )?(?:horario|fuso|hora|fuso horario) (?:local )?(?:de |do |da |em |dos )?#)\\)?',
  zoneSign: 'hora|fuso',
  ofPlace: 'de|em|do|da|no|na',
  unwanted:
    '(?<!por que |porque |se )nao(?! (?:tem|ha|teria|teriam|haveria|sobrou|da pra ser|da para ser|pode ser|daria)(?!\\p{L})| (?:antes|depois) d|.? (?:sei|ligo|me importo)(?!\\p{L})| so| apenas| antes)|nunca|exceto|excepto|menos(?! (?:um|cinco|dez|quinze|vinte))|tirando|salvo|fora(?= (?:a|o|na|no|as|os|de) )|sem ser|nem|evitar?|(?<!(?:tem|ha|teria|teriam|haveria|sobrou) )nada(?! (?:mais|menos))',
  unwantedAfter:
    '(?:eu )?nao (?:me )?(?:da|posso|consigo|serve|funciona|pode|vai dar|rola|convem|e possivel|e bom|e boa|dara|quero)(?: mesmo)?(?: para mim| pra mim)?|nao(?=[,.;!]|$| mas)|(?:e |esta )?impossivel|e (?:ruim|mau|ma|dificil|complicado)|fica (?:ruim|mal|dificil|complicado)|(?:eu )?(?:vou estar|estou|esta|estarei|to|tou) (?:ocupad[ao]|chei[ao]|viajando|fora|de ferias|em viagem)|(?:eu )?(?:vou viajar|viajo)',
  tooEarly:
    '(?:(?:e|esta|fica|seria|eh) )?(?:um pouco |meio |bem )?(?:cedo demais|muito cedo|demasiado cedo|cedo para mim|cedo pra mim)',
  tooLate:
    '(?:(?:e|esta|fica|seria|eh) )?(?:um pouco |meio |bem )?(?:tarde demais|muito tarde|demasiado tarde|tarde para mim|tarde pra mim)',
  or: 'ou|nem',
  clauseEnd:
    '[,;!?]\\s|[.](?:\\s|$)|(?<!tudo|nada|dia|hora|horario|qualquer um) mas(?= )|(?<!nao)(?= (?:que tal|e se for|pode ser|melhor|prefiro) )| em vez disso(?= )',
};
