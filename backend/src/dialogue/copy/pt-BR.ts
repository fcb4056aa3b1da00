import { capitalised } from '../../lib/capitalised.ts';
import type { Copy } from './en.ts';
import { join, list } from './phrasing.ts';
import { ptPlaces } from './places/pt.ts';

const contactOf = (email: string, phone: string | null): string =>
  phone === null ? email : `${email} ou ${phone}`;

/** Only these two weekdays are masculine; a date starts with its weekday. */
const isMasculine = (day: string): boolean => /^(?:sábado|domingo)/.test(day);

/** The preposition before an hour, which is singular at one o'clock. */
const at = (preposition: { readonly one: string; readonly many: string }, time: string): string =>
  `${time.startsWith('01:') ? preposition.one : preposition.many} ${time}`;

/** An answer with its question's label, which avoids gender and number: "nome: Ana". */
const named = ({ label, answer }: { readonly label: string; readonly answer: string }): string =>
  `${label}: ${answer}`;

/** Places that take an article: "o Cairo", "a Cidade do México", "os Açores". */
const PLACES: readonly (readonly [article: string, places: RegExp])[] = [
  ['o', /^(?:Cairo|Catar|Vaticano)$/],
  ['a', /^(?:Cidade|Ilha |Bahia$|Madeira|Martinica|Reunião|Guiana|Geórgia)/],
  ['os', /^Açores$/],
  ['as', /^(?:Ilhas|Bermudas|Canárias|Maldivas|Comores)/],
];
const articleOf = (place: string): string => PLACES.find(([, places]) => places.test(place))?.[0] ?? 'e';
const inPlace = (place: string): string => {
  const article = articleOf(place);
  return `${article === 'e' ? 'em' : `n${article}`} ${place}`;
};

const NOT_AN_EMAIL = 'Isso não parece ser um endereço de e-mail. Por favor, envie um como nome@exemplo.com.';

/**
 * Every sentence of the assistant in Brazilian Portuguese. Labels are used without an article, which would
 * need their gender.
 */
export const ptBR: Copy = {
  dateLocale: 'pt-BR',
  places: ptPlaces,

  howCanIHelp: 'Como posso ajudar você hoje?',
  whatNext: 'Em que posso ajudar?',
  whatElse: 'Em que mais posso ajudar?',
  welcomeBack: (name) =>
    name === null ? 'Que bom ter você de volta.' : `Que bom ter você de volta, ${name}.`,
  nextBooking: (service, when, reference) =>
    `Seu próximo agendamento: ${service}, ${when}. O código é ${reference}.`,
  mainMenu: 'Menu principal',
  talkToAPerson: 'Falar com uma pessoa',
  askToGoOn: (service) =>
    `Seu agendamento${service === null ? '' : ` (${service})`} ainda não foi concluído. Quer continuar?`,
  goOn: 'Sim, continuar',
  tryAgain: 'Tentar de novo',
  keepIt: 'Manter assim',
  skip: 'Pular',

  afterDetail: 'Quer seguir e fazer um agendamento?',
  anotherOption: 'Ver as outras opções',

  askIssue: 'Com o que você precisa de ajuda? Uma ou duas frases bastam.',
  askIssueForPerson:
    'Não consigo transferir você para uma pessoa neste chat, mas posso registrar um pedido para a equipe. Qual é o assunto?',
  askContact: 'Para qual endereço de e-mail a equipe deve responder?',
  ticketOpened: (email, phone) =>
    `Seu pedido foi registrado. Você também pode falar diretamente com a equipe: ${contactOf(email, phone)}.`,
  ticketFailed: (email, phone) =>
    `Não consegui registrar seu pedido agora. Por favor, fale diretamente com a equipe: ${contactOf(email, phone)}.`,

  askService: 'Qual serviço você deseja?',
  thanks: (name) => `Obrigado, ${name}.`,
  askAgain: (label, answer) =>
    `${capitalised(named({ label, answer }))}. Você pode enviar outra resposta ou manter esta.`,
  askAgainSkipped: (label) =>
    `Você deixou esta resposta em branco (${label}). Pode responder agora ou deixar assim.`,
  updated: (answers) => `Pronto, atualizei. ${capitalised(list(answers.map(named), 'e'))}.`,
  noted: (answers) => `Anotado. ${capitalised(list(answers.map(named), 'e'))}.`,
  wishNoted: (wish, zone) => `${join('Vou procurar um horário', wish)} (${zone}).`,
  leftOut: 'em branco',
  cannotSkip: 'Infelizmente, não consigo agendar sem essa informação.',

  offer: (wish, zone) =>
    `Estes são os ${wish === null ? 'primeiros horários livres' : join('horários livres', wish)} (${zone}). Qual você prefere?`,
  offerOne: (wish, zone) => `${join('Há um horário livre', wish ?? '')} (${zone}). Fica bom para você?`,
  offerLater: (wish, zone) =>
    `Estes são os ${join('próximos horários livres', wish ?? '')} (${zone}). Qual você prefere?`,
  zone: (place) => `horário d${articleOf(place)} ${place}`,
  otherZone: (time, place) => `${time} ${inPlace(place)}`,
  noneFor: (wish) => `${join('Não há horário livre', wish)}.`,
  noneYet: (wish, lastDay) =>
    `${join('Ainda não é possível agendar', wish)}. A agenda está aberta até ${lastDay}.`,
  noneLater: 'Não há horários depois desses.',
  noSlots: (days, email, phone) =>
    `Não há horário livre nos próximos ${days} dias. A equipe pode ajudar você: ${contactOf(email, phone)}.`,
  slotTaken: 'Sinto muito, esse horário não está livre.',
  tooManyHolds:
    'No momento há vários horários reservados a partir desta conexão, então não posso reservar mais um. Nada foi agendado ainda. Por favor, agende primeiro um deles ou tente de novo em alguns minutos.',
  holdLapsed: 'Não consegui mais manter esse horário reservado para você. Nada foi agendado ainda.',
  calendarAway:
    'Não estou conseguindo acessar a agenda no momento, então não posso reservar um horário. Nada foi agendado ainda.',
  calendarAwayHolding:
    'Não estou conseguindo acessar a agenda no momento. Considere que isto ainda não está agendado e, por favor, tente de novo em instantes.',

  wishDate: (date) => `${isMasculine(date) ? 'no' : 'na'} ${date}`,
  wishRange: (from, to) => `de ${from} até ${to}`,
  wishWeekday: (weekday) => `${isMasculine(weekday) ? 'em um' : 'em uma'} ${weekday}`,
  wishPart: { morning: 'de manhã', afternoon: 'à tarde', evening: 'à noite' },
  wishAt: (time) => at({ one: 'à', many: 'às' }, time),
  wishFrom: (from) => at({ one: 'a partir da', many: 'a partir das' }, from),
  wishBefore: (to) => at({ one: 'antes da', many: 'antes das' }, to),
  wishUpTo: (to) => at({ one: 'até a', many: 'até as' }, to),
  wishBetween: (from, to) => `entre ${from} e ${to}`,
  wishOr: (wishes) => list(wishes, 'ou'),
  wishBut: (wish, not) => `${wish}, mas não ${list(not, 'ou')}`,
  wishUnless: (wish, not) => `${wish}, a não ser ${list(not, 'ou')}`,

  timesIn: capitalised,
  held: (time) => `${time}: reservado para você`,
  cardConfirmed: 'Agendamento confirmado',
  cardCancelled: 'Agendamento cancelado',
  cardDate: 'Data',
  cardZone: 'Fuso horário',
  cardReference: 'Código',
  toCalendar: 'Adicionar à agenda',

  reviewTitle: 'Por favor, confira os dados:',
  reviewService: 'Serviço',
  reviewWhen: 'Quando',
  reviewTime: 'Horário',
  reviewHold: (until) =>
    `Estou guardando este horário para você até ${at({ one: 'a', many: 'as' }, until)}. Posso confirmar o agendamento?`,
  reviewHeldNoLonger: 'Posso confirmar o agendamento, se o horário ainda estiver livre?',
  bookIt: 'Sim, confirmar',
  changeSomething: 'Alterar algo',
  cancel: 'Cancelar',
  whatToChange: 'O que devo alterar?',
  changeNothing: 'Nada, deixar assim',

  confirmed: (service, when, reference) =>
    `Seu agendamento está confirmado: ${service}, ${when}. Seu código é ${reference}.`,
  standing: (service, when, reference) =>
    `Seu agendamento ${reference} está confirmado: ${service}, ${when}.`,
  nothingBooked: (email, phone) =>
    `Ainda não há nada agendado neste chat. Sobre um agendamento feito antes, fale com ${contactOf(email, phone)}.`,
  cancelled: 'Tudo bem, interrompi este agendamento e liberei o horário.',
  stopped: 'Tudo bem, interrompi este agendamento.',
  nothingToCancel: (email, phone) =>
    `Não há nenhum agendamento em andamento neste chat. Para cancelar um agendamento feito antes, fale com ${contactOf(email, phone)}.`,
  cancelByContact: (reference, email, phone) =>
    `Seu agendamento ${reference} continua valendo. Não posso cancelar por aqui; fale com ${contactOf(email, phone)} e informe o código.`,
  changeByContact: (reference, email, phone) =>
    `Seu agendamento ${reference} está confirmado como está. Para alterar, fale com ${contactOf(email, phone)} e informe o código.`,
  startedOver: 'Vamos começar de novo.',
  askToForget:
    'Devo esquecer você? Eu apagaria seu nome, seus contatos e o que você me contou para um agendamento. Os agendamentos que você já fez continuam valendo.',
  forgetIt: 'Sim, apagar',
  forgetNot: 'Não, manter',
  forgotten: 'Apaguei o que sabia sobre você. Os agendamentos que você já fez continuam valendo.',
  forgetFailed:
    'Não estou conseguindo acessar o que tenho guardado, então nada foi apagado ainda. Por favor, tente de novo em instantes.',
  didYouMean: 'O que você gostaria de saber?',
  doNotKnow: 'Isso eu não sei, e prefiro não adivinhar.',
  orAPerson: 'Você pode perguntar à equipe ou voltar ao menu.',
  offTopic: (business) => `Infelizmente, só posso ajudar com assuntos de ${business}.`,
  upset:
    'Sinto muito que não esteja correndo bem. Posso registrar um pedido para a equipe ou levar você ao menu.',
  whoAnswers: (business) => `Sou o assistente automático de ${business}, não uma pessoa.`,
  languageSwitched: 'Tudo bem, vamos continuar em português.',
  languageLacking: (languages) => `Infelizmente, só consigo escrever em ${list(languages, 'e')}.`,
  whichTime: 'Qual destes você quer dizer?',
  youAreWelcome: 'De nada.',
  goodbye: 'Obrigado pelo seu tempo. Escreva de novo quando quiser.',
  restarted:
    'Este chat foi atualizado desde a sua última mensagem, então vamos continuar pelo menu. Guardei o que você me contou.',

  endedUnfinished:
    'Sua conversa anterior terminou, então esta é uma nova. Guardei o que você me contou para o seu agendamento.',

  alreadyAnswered: 'Já respondi a essa mensagem.',
  updatedSince: 'Esta parte do chat foi atualizada desde então.',

  reaskMenu: (labels) =>
    `Desculpe, não entendi. Você pode dizer ${list(
      labels.map((label) => `“${label}”`),
      'ou',
    )}.`,
  reaskUnfinished: 'Desculpe, não entendi. Quer continuar seu agendamento?',
  reaskTopic: 'Desculpe, não entendi. Escolha uma das opções ou diga “menu”.',
  reaskService: (labels) => `Por favor, escolha ${list(labels, 'ou')}.`,
  reaskSlot:
    'Não consegui entender qual horário você quer. Escolha um dos que estão acima ou diga um dia e um horário, como “terça às 10”.',
  reaskReview: 'Só para ter certeza: diga “sim” para confirmar o agendamento ou me conte o que devo alterar.',
  reaskIssue: 'Por favor, descreva em poucas palavras com o que você precisa de ajuda.',
  reaskContact: NOT_AN_EMAIL,
  reaskForget: 'Por favor, diga “sim” para apagar ou “não” para manter.',
  reaskConfirmed: (reference, when) =>
    `Seu agendamento ${reference} está confirmado para ${when}. Posso ajudar em mais alguma coisa?`,
  invalid: {
    tooLong: 'É um texto longo demais; 200 caracteres bastam. Pode encurtar?',
    notAName: 'Por favor, escreva só o nome, em letras.',
    notAnEmail: NOT_AN_EMAIL,
    notAPhone: 'Isso não parece ser um telefone. Por favor, envie de 8 a 15 dígitos, com o código de área.',
    notANumber: 'Por favor, escreva um número, como 25.',
    notAChoice: 'Por favor, escolha uma das opções.',
    empty: 'Por favor, escreva uma resposta curta.',
    notATime: 'Esse horário não existe nesse dia. Por favor, diga outro.',
    notADate: 'Essa data não existe. Por favor, diga outra.',
    wrongWeekday: 'Essa data não cai nesse dia da semana. Por favor, diga só um dos dois.',
    past: 'Esse horário já passou. Por favor, diga um mais tarde.',
  },
  reaskQuestion: (prompt) => `Desculpe, não entendi. ${prompt}`,
  wayOut:
    'Sinto muito, ainda não estou conseguindo entender. Posso registrar um pedido para uma pessoa ou levar você ao menu.',
  wayOutSkip:
    'Sinto muito, ainda não estou conseguindo entender. Você pode pular esta pergunta, pedir para falar com uma pessoa ou ir ao menu.',

  notice: {
    degraded:
      'Estou com dificuldade para salvar esta conversa agora. Você pode continuar; vou guardar tudo assim que puder.',
    resumed: 'Que bom ter você de volta. Vamos continuar de onde paramos.',
    expired: 'Sua conversa anterior terminou, então esta é uma nova.',
    hold_lapsed: 'Não consegui mais manter esse horário reservado para você. Nada foi agendado ainda.',
  },
};
