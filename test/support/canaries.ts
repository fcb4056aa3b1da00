import { randomUUID } from 'node:crypto';
import { ChatClient } from './chat-client.ts';

/** Personal data of a visitor who does not exist: wherever a piece of it shows up, it leaked. */
export const CANARY = {
  name: 'Zephyrine Quillfeather',
  email: 'zephyrine.quill@canary-mail.example',
  phone: '+351 937 461 592',
  company: 'Marmalade Crescent Holdings',
  goal: 'stop the wombats from flooding rua dos pinguins 17',
  issue: 'the flugelhorn invoice of aunt Petronella is wrong',
  otherEmail: 'petronella.xylo@other-canary.example',
} as const;

/** Masks keep a first letter, a domain and four digits, so these are what must never be seen. */
const SECRETS = [
  'zephyrine',
  'quillfeather',
  'zephyrine.quill',
  'petronella',
  'petronella.xylo@other-canary.example',
  CANARY.email,
  'marmalade crescent',
  'wombats',
  'rua dos pinguins',
  'flugelhorn',
] as const;
const SECRET_DIGITS = ['351937461592', '937461592'] as const;

/** What of the canary, or of these further secrets, stands in the text: as it is, as digits, base64 or URL-coded. */
export function leaksIn(text: string, further: readonly string[] = []): readonly string[] {
  const lowered = text.toLowerCase();
  const digits = text.split('\n').map((line) => line.replaceAll(/\D/g, ''));
  const secrets = [...SECRETS, ...further];
  return [
    ...secrets.filter((secret) => lowered.includes(secret.toLowerCase())),
    ...secrets.filter((secret) => lowered.includes(encodeURIComponent(secret).toLowerCase())),
    ...SECRET_DIGITS.filter((secret) => digits.some((line) => line.includes(secret))),
    ...[...CASES(secrets), ...SECRET_DIGITS].filter((secret) =>
      base64Forms(secret).some((form) => text.includes(form)),
    ),
  ];
}

/** Base64 depends on the case, and a secret may stand in either. */
const CASES = (secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((secret) => [secret, `${secret.slice(0, 1).toUpperCase()}${secret.slice(1)}`]);

/** What is the same in base64 wherever in the encoded text the secret begins. */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const inner = encoded.slice(Math.ceil((offset * 4) / 3), encoded.length - 1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const DETAILS = [
  CANARY.name,
  CANARY.email,
  CANARY.phone,
  CANARY.company,
  '12',
  CANARY.goal,
  CANARY.goal,
] as const;

/** Says all of it, in right and in wrong places. The ids of its conversations are secrets as well. */
export async function tellCanaries(url: string): Promise<readonly string[]> {
  const booking = new ChatClient(url, randomUUID());
  await booking.say('book');
  for (const detail of DETAILS) {
    await booking.say(`${CANARY.issue}: ${CANARY.email}, ${CANARY.phone}. `.repeat(6));
    await booking.say(CANARY.issue);
    await booking.say('back');
    await booking.say('keep');
    await booking.say(detail);
  }
  await booking.say(`no, my email is ${CANARY.otherEmail}`);
  await booking.say(`my name is ${CANARY.name} and my number is ${CANARY.phone}`);
  await booking.say('1');
  await booking.say(`change my email to ${CANARY.email}`);
  await booking.say('yes', { messageId: 'the-yes' });
  await booking.say(CANARY.issue);

  const support = new ChatClient(url, randomUUID());
  await support.say('support');
  await support.say(CANARY.issue);
  await support.say(CANARY.email);
  await support.say(`${CANARY.name}, ${CANARY.otherEmail}`);
  return [booking.sessionId, support.sessionId];
}

interface Refused {
  readonly status: number;
  readonly body: string;
}

/** Requests that are refused for one reason each, with canaries wherever there is room; their answers. */
export async function tellCanariesWrongly(url: string): Promise<readonly Refused[]> {
  const session = new ChatClient(url, randomUUID());
  await session.say('book', { messageId: 'm1' });
  const { email, issue, name, phone } = CANARY;
  const json = { 'content-type': 'application/json', 'x-session-id': session.sessionId };
  const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { ...json, ...headers },
    body,
  });
  const message = (fields: object): RequestInit => post(JSON.stringify(fields));
  const requests: readonly (readonly [path: string, init: RequestInit])[] = [
    ['/api/chat', message({ message: issue, messageId: 'm1' })],
    ['/api/chat', message({ message: issue.repeat(60) })],
    ['/api/chat', message({ message: { name, email } })],
    ['/api/chat', message({ message: issue, messageId: email })],
    ['/api/chat', message({ message: `${issue}\0` })],
    ['/api/chat', message({ message: issue, [name]: { prototype: email } })],
    ['/api/chat', message({ message: 'x', padding: issue.repeat(400) })],
    ['/api/chat', post(`{"message":"${issue} ${email}`)],
    ['/api/chat', post(`${issue} ${email}`, { 'content-type': 'text/plain' })],
    ['/api/chat', post(issue, { 'content-type': `application/json; charset=${name.split(' ')[0]}` })],
    ['/api/chat', post(JSON.stringify({ message: issue }), { 'x-session-id': email })],
    [`/api/chat?email=${email}&phone=${encodeURIComponent(phone)}`, { method: 'PUT', headers: json }],
    [`/${encodeURIComponent(name)}/${email}`, { headers: { referer: `https://x.example/?q=${email}` } }],
    [`/%zz${email}`, { headers: { cookie: `name=${email}`, authorization: `Bearer ${email}` } }],
    ['/metrics', { headers: { authorization: `Bearer ${email}`, 'user-agent': name } }],
  ];
  return Promise.all(
    requests.map(async ([path, init]) => {
      const response = await fetch(`${url}${path}`, init);
      return { status: response.status, body: await response.text() };
    }),
  );
}
