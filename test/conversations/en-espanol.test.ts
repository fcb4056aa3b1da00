import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const conversar = async (script: string): Promise<void> => void (await play(app.url, script));

describe('in Spanish', () => {
  test('a whole booking: several answers at once, a question in between, a correction, a time in words', () =>
    conversar(`
      > Hola, quisiera agendar una demo
      < BOOK_NAME ¿Cómo se llama?
      > soy Lucía Romero de Nordix, mi correo es lucia@nordix.mx
      < BOOK_PHONE Gracias, Lucía.
      > y cuanto dura la demo?
      < BOOK_PHONE La demo dura 30 minutos.
      < ¿En qué número de teléfono
      > mi cel es 55 1234 5678
      < BOOK_EMPLOYEES ¿Cuántos empleados
      > unos veinticinco, y usamos sobre todo WhatsApp
      < BOOK_GOAL objetivo principal
      > vender más
      < BOOK_SLOT Estos son los primeros horarios disponibles
      > la semana que viene por la tarde
      < BOOK_SLOT por la tarde
      > la segunda me sirve
      < BOOK_REVIEW Por favor, compruebe los datos:
      < Nombre: Lucía Romero
      < Empresa: Nordix
      < Número de empleados: 25
      > no, el correo es lucia@nordix.com
      < BOOK_REVIEW He actualizado su correo de trabajo (lucia@nordix.com).
      < Correo de trabajo: lucia@nordix.com
      > sí, por favor
      < BOOK_CONFIRMED Su reserva está confirmada: Demo de 30 minutos
      > a qué hora era?
      < BOOK_CONFIRMED está confirmada
      > muchas gracias
      < Con mucho gusto.
      `));

  test('what is typed in short and without accents', () =>
    conversar(`
      > hola q tal
      < MENU Hola, soy BTRIX. ¿En qué puedo ayudarle hoy?
      > cuanto cuesta el plan mas barato
      < PRICING_DETAIL Essential cuesta 1.400 €
      < ¿Desea seguir adelante y reservar?
      > dale
      < BOOK_NAME ¿Cómo se llama?
      > me llamo Domingo
      < BOOK_EMAIL Gracias, Domingo.
      > xq necesitan mi correo
      < BOOK_EMAIL
      > mejor lo dejamos, cancelar todo
      < MENU he detenido esta reserva
      `));

  test('no yes but a plain one books', () =>
    conversar(`
      > quiero una demo, soy Ana Ruiz de Acme, ana@acme.com, 612 345 678
      < BOOK_EMPLOYEES
      > 12
      > whatsapp
      > más reservas
      < BOOK_SLOT
      > la primera
      < BOOK_REVIEW ¿Hago la reserva?
      > perfecto
      < BOOK_REVIEW diga "sí" para reservar
      > sí, pero cambia el teléfono a 612 345 679
      < BOOK_REVIEW 612 345 679
      > me parece bien?
      < BOOK_REVIEW
      > ¡Sí, resérvela!
      < BOOK_CONFIRMED Su reserva está confirmada
      `));

  test('the language is changed in the middle and nothing is lost', () =>
    conversar(`
      > I'd like to book a demo
      < BOOK_NAME What's your name?
      > Ana Ruiz
      < BOOK_EMAIL What's your work email?
      > ¿podemos seguir en español?
      < BOOK_EMAIL De acuerdo, seguimos en español.
      < ¿Cuál es su correo de trabajo?
      > ana@acme.com
      < BOOK_PHONE ¿En qué número de teléfono
      `));
});
