import { capitalised } from '../../lib/capitalised.ts';
import type { InvalidReason } from '../events.ts';
import type { Copy } from './en.ts';
import { join, list } from './phrasing.ts';
import { esPlaces } from './places/es.ts';

/** "o" becomes "u" before the sound "o". */
const either = (items: readonly string[]): string =>
  list(items, /^"?h?[oó]/i.test(items.at(-1) ?? '') ? 'u' : 'o');

/** "y" becomes "e" before the sound "i": "español e inglés". */
const both = (items: readonly string[]): string =>
  list(items, /^h?[ií](?![aeo])/i.test(items.at(-1) ?? '') ? 'e' : 'y');

/** Follows "en". */
const contactOf = (email: string, phone: string | null): string =>
  phone === null ? email : `${email} o en el ${phone}`;

/** `las 15:00`, `la 01:00` */
const hour = (time: string): string => `${time.startsWith('01:') ? 'la' : 'las'} ${time}`;

/** "Lunes" to "viernes" already end in a plural "s". */
const plural = (weekday: string): string => (weekday.endsWith('s') ? weekday : `${weekday}s`);

/**
 * Every sentence of the assistant in Spanish, for Spain and Latin America: "usted", and no regional words.
 */
export const es: Copy = {
  dateLocale: 'es',
  places: esPlaces,

  howCanIHelp: '¿En qué puedo ayudarle hoy?',
  whatNext: '¿En qué puedo ayudarle?',
  whatElse: '¿En qué más puedo ayudarle?',
  welcomeBack: (name) =>
    name === null ? 'Qué gusto saludarle de nuevo.' : `Qué gusto saludarle de nuevo, ${name}.`,
  nextBooking: (service, when, reference) =>
    `Su próxima reserva: ${service}, ${when}. La referencia es ${reference}.`,
  mainMenu: 'Menú principal',
  talkToAPerson: 'Hablar con una persona',
  askToGoOn: (service) =>
    `Su reserva${service === null ? '' : ` (${service})`} está sin terminar. ¿Desea continuar con ella?`,
  goOn: 'Sí, continuar',
  tryAgain: 'Intentar de nuevo',
  keepIt: 'Dejarlo así',
  skip: 'Omitir',

  afterDetail: '¿Desea seguir adelante y reservar?',
  anotherOption: 'Ver las demás opciones',

  askIssue: '¿Con qué necesita ayuda? Una o dos frases son suficientes.',
  askIssueForPerson:
    'En este chat no puedo pasarle con una persona, pero puedo registrar una solicitud para el equipo. ¿De qué se trata?',
  askContact: '¿A qué correo electrónico puede responderle el equipo?',
  ticketOpened: (email, phone) =>
    `Su solicitud está registrada. También puede contactar directamente con el equipo en ${contactOf(email, phone)}.`,
  ticketFailed: (email, phone) =>
    `No he podido registrar su solicitud en este momento. Por favor, contacte directamente con el equipo en ${contactOf(email, phone)}.`,

  askService: '¿Qué servicio desea?',
  thanks: (name) => `Gracias, ${name}.`,
  askAgain: (label, answer) => `Su ${label} es ${answer}. Puede enviar otro dato o dejarlo así.`,
  askAgainSkipped: (label) => `No indicó su ${label}. Puede hacerlo ahora o dejarlo así.`,
  updated: (answers) =>
    `He actualizado ${list(
      answers.map(({ label, answer }) => `su ${label} (${answer})`),
      'y',
    )}.`,
  noted: (answers) =>
    `He anotado ${list(
      answers.map(({ label, answer }) => `su ${label} (${answer})`),
      'y',
    )}.`,
  wishNoted: (wish, zone) => `${join('Buscaré un horario', wish)} (${zone}).`,
  leftOut: 'sin indicar',
  cannotSkip: 'Lo siento, sin ese dato no puedo hacer la reserva.',

  offer: (wish, zone) =>
    `Estos son los ${wish === null ? 'primeros horarios disponibles' : join('horarios disponibles', wish)} (${zone}). ¿Cuál prefiere?`,
  offerOne: (wish, zone) => `${join('Hay un horario disponible', wish ?? '')} (${zone}). ¿Le viene bien?`,
  offerLater: (wish, zone) =>
    `Estos son los ${join('siguientes horarios disponibles', wish ?? '')} (${zone}). ¿Cuál prefiere?`,
  zone: (place) => `hora de ${place}`,
  otherZone: (time, place) => `${time} en ${place}`,
  noneFor: (wish) => `${join('No hay nada disponible', wish)}.`,
  noneYet: (wish, lastDay) =>
    `${join('Todavía no se puede reservar', wish)}. Se puede reservar hasta el ${lastDay}.`,
  noneLater: 'No hay nada disponible más adelante.',
  noSlots: (days, email, phone) =>
    `No hay ningún horario disponible en los próximos ${days} días. El equipo puede ayudarle en ${contactOf(email, phone)}.`,
  slotTaken: 'Lo siento, ese horario no está disponible.',
  tooManyHolds:
    'En este momento hay varios horarios guardados desde esta conexión, así que no puedo guardarle otro. Todavía no hay nada reservado. Por favor, reserve antes uno de ellos o inténtelo de nuevo en unos minutos.',
  holdLapsed: 'Ya no he podido guardarle ese horario. Todavía no hay nada reservado.',
  calendarAway:
    'En este momento no puedo acceder al calendario, así que no puedo asegurarle un horario. Todavía no hay nada reservado.',
  calendarAwayHolding:
    'En este momento no puedo acceder al calendario. Considere que la reserva todavía no está hecha y, por favor, inténtelo de nuevo en unos minutos.',

  wishDate: (date) => `el ${date}`,
  wishRange: (from, to) => `del ${from} al ${to}`,
  wishWeekday: (weekday) => `los ${plural(weekday)}`,
  wishPart: { morning: 'por la mañana', afternoon: 'por la tarde', evening: 'por la noche' },
  wishAt: (time) => `a ${hour(time)}`,
  wishFrom: (from) => `a partir de ${hour(from)}`,
  wishBefore: (to) => `antes de ${hour(to)}`,
  wishUpTo: (to) => `a ${hour(to)} o antes`,
  wishBetween: (from, to) => `entre ${hour(from)} y ${hour(to)}`,
  wishOr: either,
  wishBut: (wish, not) => `${wish}, pero no ${list(not, 'ni')}`,
  wishUnless: (wish, not) => `${wish}, si no es ${either(not)}`,

  timesIn: capitalised,
  held: (time) => `${time}: guardado para usted`,
  cardConfirmed: 'Reserva confirmada',
  cardCancelled: 'Reserva cancelada',
  cardDate: 'Fecha',
  cardZone: 'Zona horaria',
  cardReference: 'Referencia',
  toCalendar: 'Añadir al calendario',

  reviewTitle: 'Por favor, compruebe los datos:',
  reviewService: 'Servicio',
  reviewWhen: 'Fecha',
  reviewTime: 'Horario',
  reviewHold: (until) => `Le guardo este horario hasta ${hour(until)}. ¿Hago la reserva?`,
  reviewHeldNoLonger: '¿Hago la reserva, si sigue disponible?',
  bookIt: 'Sí, reservar',
  changeSomething: 'Cambiar algo',
  cancel: 'Cancelar',
  whatToChange: '¿Qué desea cambiar?',
  changeNothing: 'Nada, dejarlo así',

  confirmed: (service, when, reference) =>
    `Su reserva está confirmada: ${service}, ${when}. Su referencia es ${reference}.`,
  standing: (service, when, reference) => `Su reserva ${reference} está confirmada: ${service}, ${when}.`,
  nothingBooked: (email, phone) =>
    `En este chat todavía no hay ninguna reserva. Para una reserva que hizo antes, contacte con el equipo en ${contactOf(email, phone)}.`,
  cancelled: 'De acuerdo, he detenido esta reserva y el horario queda libre.',
  stopped: 'De acuerdo, he detenido esta reserva.',
  nothingToCancel: (email, phone) =>
    `En este chat no hay ninguna reserva en curso. Para cancelar una que hizo antes, contacte con el equipo en ${contactOf(email, phone)}.`,
  cancelByContact: (reference, email, phone) =>
    `Su reserva ${reference} sigue en pie. No puedo cancelarla aquí; contacte con el equipo en ${contactOf(email, phone)} e indique la referencia.`,
  changeByContact: (reference, email, phone) =>
    `Su reserva ${reference} está confirmada tal como está. Para cambiarla, contacte con el equipo en ${contactOf(email, phone)} e indique la referencia.`,
  startedOver: 'Empecemos de nuevo.',
  askToForget:
    '¿Borro sus datos? Eliminaría su nombre, cómo contactarle y lo que me dijo para una reserva. Las reservas que ya hizo se mantienen.',
  forgetIt: 'Sí, borrar mis datos',
  forgetNot: 'No, conservarlos',
  forgotten: 'He borrado lo que sabía de usted. Las reservas que hizo siguen en pie.',
  forgetFailed:
    'En este momento no puedo acceder a lo que tengo guardado, así que todavía no se ha borrado nada. Por favor, inténtelo de nuevo en unos minutos.',
  didYouMean: '¿A cuál de estas se refiere?',
  doNotKnow: 'Eso no lo sé, y prefiero no adivinar.',
  orAPerson: 'Puede preguntar al equipo o volver al menú.',
  offTopic: (business) => `Lo siento, solo puedo ayudarle con ${business}.`,
  upset: 'Lamento que esto no vaya bien. Puedo registrar una solicitud para el equipo o llevarle al menú.',
  whoAnswers: (business) => `Soy el asistente automático de ${business}, no una persona.`,
  languageSwitched: 'De acuerdo, seguimos en español.',
  languageLacking: (languages) => `Lo siento, solo puedo escribir en ${both(languages)}.`,
  whichTime: '¿A cuál de los dos se refiere?',
  youAreWelcome: 'Con mucho gusto.',
  goodbye: 'Gracias por su tiempo. Escriba de nuevo cuando quiera.',
  restarted:
    'Este chat se ha actualizado desde su último mensaje, así que continuamos desde el menú. He conservado lo que me dijo.',

  endedUnfinished:
    'Su conversación anterior ha terminado, así que esta es nueva. He conservado lo que me dijo para su reserva.',

  alreadyAnswered: 'Ya he respondido a ese mensaje.',
  updatedSince: 'Esta parte del chat se ha actualizado desde entonces.',

  reaskMenu: (labels) =>
    `Disculpe, no lo he entendido. Puede decir ${either(labels.map((label) => `"${label}"`))}.`,
  reaskUnfinished: 'Disculpe, no lo he entendido. ¿Desea continuar con su reserva?',
  reaskTopic: 'Disculpe, no lo he entendido. Por favor, elija una de las opciones o diga "menú".',
  reaskService: (labels) => `Por favor, elija ${either(labels)}.`,
  reaskSlot:
    'No he reconocido ese horario. Elija uno de los anteriores o indique un día y una hora, por ejemplo "martes a las 10".',
  reaskReview: 'Para estar seguros: diga "sí" para reservar, o indíqueme qué desea cambiar.',
  reaskIssue: 'Por favor, describa en pocas palabras con qué necesita ayuda.',
  reaskContact: 'Eso no parece un correo electrónico. Por favor, envíe uno como nombre@ejemplo.com.',
  reaskForget: 'Por favor, diga "sí" para borrar sus datos, o "no" para conservarlos.',
  reaskConfirmed: (reference, when) =>
    `Su reserva ${reference} está confirmada: ${when}. ¿Necesita algo más?`,
  invalid: {
    tooLong: 'Es demasiado largo; bastan 200 caracteres. ¿Podría acortarlo?',
    notAName: 'Por favor, indique solo el nombre, en letras.',
    notAnEmail: 'Eso no parece un correo electrónico. Por favor, envíe uno como nombre@ejemplo.com.',
    notAPhone: 'Eso no parece un número de teléfono. Por favor, envíe de 8 a 15 cifras, con el prefijo.',
    notANumber: 'Por favor, indique un número, por ejemplo 25.',
    notAChoice: 'Por favor, elija una de las opciones.',
    empty: 'Por favor, escriba una respuesta breve.',
    notATime: 'Esa hora no existe ese día. Por favor, indique otra.',
    notADate: 'Esa fecha no existe. Por favor, indique otra.',
    wrongWeekday: 'Esa fecha no cae en ese día de la semana. Por favor, indique una cosa o la otra.',
    past: 'Ese horario ya ha pasado. Por favor, indique uno posterior.',
  } satisfies Record<InvalidReason, string>,
  reaskQuestion: (prompt) => `Disculpe, no lo he entendido. ${prompt}`,
  wayOut:
    'Lo siento, sigo sin entenderlo. Puedo registrar una solicitud para una persona o llevarle al menú.',
  wayOutSkip:
    'Lo siento, sigo sin entenderlo. Puede omitir esta pregunta, pedir hablar con una persona o ir al menú.',

  notice: {
    degraded:
      'En este momento me cuesta guardar esta conversación. Puede seguir; me pondré al día en cuanto sea posible.',
    resumed: 'Qué gusto tenerle de vuelta. Continuamos donde lo dejamos.',
    expired: 'Su conversación anterior ha terminado, así que esta es nueva.',
    hold_lapsed: 'Ya no he podido guardarle ese horario. Todavía no hay nada reservado.',
  },
};
