import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { ChatClient } from '../support/chat-client.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const talk = (script: string): Promise<ChatReply> => play(app.url, script);

const client = (): ChatClient => new ChatClient(app.url, randomUUID());

/** Returns the language of the reply to each of these messages. */
async function localesOf(
  messages: readonly string[],
  extra: Record<string, unknown> = {},
): Promise<string[]> {
  const visitor = client();
  const locales: string[] = [];
  for (const message of messages) locales.push((await visitor.say(message, extra)).locale);
  return locales;
}

describe('a language that is asked for', () => {
  test('is spoken from then on, and asks the same question again', async () => {
    await talk(`
      > book
      < BOOK_NAME What's your name?
      > em português, por favor
      < BOOK_NAME Tudo bem, vamos continuar em português.
      < Qual é o seu nome?
      ! What's your name?
      > Ana Silva
      < BOOK_EMAIL Ana
      ! Thanks
    `);
  });

  test('loses no answer in the middle of a booking, up to the review and the confirmation', async () => {
    const { booking, locale } = await talk(`
      > book
      > Ana Silva
      > ana@acme.example
      > en español, por favor
      < BOOK_PHONE español
      > +351 912 345 678
      > Acme
      > 12
      > WhatsApp
      > Más leads
      < BOOK_SLOT
      > 1
      < BOOK_REVIEW Ana Silva
      < ana@acme.example
      ! Service
      ! name:
      > in English please
      < BOOK_REVIEW Please check the details:
      < Service: 30-minute demo
      < Ana Silva
      > em português
      < BOOK_REVIEW Demonstração de 30 minutos
      > sim
      < BOOK_CONFIRMED
      ! Your booking
    `);
    expect(locale).toBe('pt-BR');
    expect(booking?.service).toBe('Demonstração de 30 minutos');
  });

  test('leaves the visitor where they are, wherever that is', async () => {
    await talk(`
      > pricing
      > en español
      < PRICING_SELECT español
      < 1. Essential
      > 1
      < PRICING_DETAIL
      > in English
      < PRICING_DETAIL €1,400
      > support
      < SUPPORT_ISSUE
      > em português
      < SUPPORT_ISSUE português
      > start over
      < MENU
      ! start over
      > forget me
      < FORGET_ME
      > en español
      < FORGET_ME español
    `);
  });

  test('outlives a new start, though the client sends another one again', async () => {
    const messages = ['em português', 'começar de novo', '2'];
    expect(await localesOf(messages, { locale: 'en' })).toEqual(['pt-BR', 'pt-BR', 'pt-BR']);
  });

  test('comes with the rest of the message', async () => {
    await talk(`
      > hi
      < MENU
      > em português: quero marcar uma demonstração para terça
      < BOOK_NAME nome
      ! name
    `);
  });

  test('and that the business lacks is declined, in the language that is spoken', async () => {
    await talk(`
      > book
      > auf Deutsch bitte
      < BOOK_NAME I'm afraid I can only write English, Portuguese and Spanish.
      < What's your name?
      > em português
      > French please
      < BOOK_NAME inglês, português e espanhol
    `);
  });

  test('beside something else that the business lacks: both are answered', async () => {
    await talk(`
      > in French please, how much does it cost?
      < PRICING_SELECT I'm afraid I can only write English
    `);
  });
});

describe('a language that is heard', () => {
  test('is spoken from the first message that is clearly in it', async () => {
    expect(await localesOf(['hola', '2', 'Ventas'])).toEqual(['es', 'es', 'es']);
    expect(await localesOf(['2', 'ok', 'queria marcar um horário'])).toEqual(['en', 'en', 'pt-BR']);
  });

  test('is settled by two messages: a later one in another language is understood and changes nothing', async () => {
    const messages = [
      'hola',
      'quiero saber los precios',
      "I'd like to book a demo please",
      'what is your address?',
    ];
    expect(await localesOf(messages)).toEqual(['es', 'es', 'es', 'es']);
  });

  test('of two that are heard once each the newer is spoken', async () => {
    expect(await localesOf(['hola', 'bom dia', 'pricing'])).toEqual(['es', 'pt-BR', 'pt-BR']);
  });

  test('is not given up for a mere word of another one', async () => {
    const messages = ['quero marcar uma demonstração', 'Ana Silva', 'ana@acme.example', 'thanks', 'skip'];
    expect(new Set(await localesOf(messages))).toEqual(new Set(['pt-BR']));
  });

  test('gives way to one that is asked for, and not the other way round', async () => {
    const messages = [
      'hola',
      'quiero una demo',
      'in English please',
      'quiero cancelar la reserva',
      'buenos días',
    ];
    expect(await localesOf(messages)).toEqual(['es', 'es', 'en', 'en', 'en']);
  });

  test('is not that of a name or a company', async () => {
    const messages = [
      'book',
      'Maria João da Conceição',
      'joao@terra.com.br',
      '+351 912 345 678',
      'Padaria do João e da Maria',
    ];
    expect(await localesOf(messages)).toEqual(['en', 'en', 'en', 'en', 'en']);
  });
});

describe('the client’s locale', () => {
  test('is spoken in any region if the message has no other language', async () => {
    expect(await localesOf(['2'], { locale: 'pt-PT' })).toEqual(['pt-BR']);
    expect(await localesOf(['2'], { locale: 'es-MX' })).toEqual(['es']);
    expect(await localesOf(['2'], { locale: 'fr' })).toEqual(['en']);
  });

  test('gives way to what is heard and to what is asked for, though it is sent again and again', async () => {
    expect(await localesOf(['hola', '2', '1'], { locale: 'en' })).toEqual(['es', 'es', 'es']);
    expect(await localesOf(['2', 'em português', '1'], { locale: 'en' })).toEqual(['en', 'pt-BR', 'pt-BR']);
  });

  test('counts again once it is a new one', async () => {
    const visitor = client();
    const locales = [
      await visitor.say('em português', { locale: 'en' }),
      await visitor.say('2', { locale: 'en' }),
      await visitor.say('2', { locale: 'es' }),
      await visitor.say('2', { locale: 'es' }),
      await visitor.say('2'),
    ].map(({ locale }) => locale);
    expect(locales).toEqual(['pt-BR', 'pt-BR', 'es', 'es', 'es']);
  });
});

describe('Accept-Language', () => {
  const post = async (
    accepted: string,
    body: object,
    sessionId: string = randomUUID(),
  ): Promise<ChatReply> => {
    const headers = {
      'content-type': 'application/json',
      'x-session-id': sessionId,
      'accept-language': accepted,
    };
    const response = await fetch(`${app.url}/api/chat`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as ChatReply;
  };

  test.each([
    ['pt', 'pt-BR'],
    ['fr, es-AR;q=0.8, en;q=0.5', 'es'],
    ['en;q=0.2,pt-PT;q=0.9', 'pt-BR'],
    ['es;q=0, pt;q=0.1', 'pt-BR'],
    ['fr', 'en'],
    ['*', 'en'],
    [';;;q=,=,es-', 'en'],
    [`${'x'.repeat(5_000)},es`, 'en'],
  ])('"%s" begins a conversation in %s', async (accepted, locale) => {
    expect((await post(accepted, { message: '2' })).locale).toBe(locale);
  });

  test('gives way to the locale, and counts only where a conversation begins', async () => {
    const sessionId = randomUUID();
    expect((await post('es', { message: '2', locale: 'en' }, sessionId)).locale).toBe('en');
    expect((await post('es', { message: '1' }, sessionId)).locale).toBe('en');
  });
});

test('a reply that is asked for again stays in its language', async () => {
  const visitor = client();
  const first = await visitor.say('book', { messageId: 'first' });
  await visitor.say('en español');
  const again = await visitor.say('book', { messageId: 'first' });
  expect({ ...again, expiresAt: '' }).toEqual({ ...first, expiresAt: '' });
});
