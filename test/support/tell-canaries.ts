import { randomUUID } from 'node:crypto';
import { CANARY } from './canaries.ts';
import { ChatClient } from './chat-client.ts';

const DETAILS = [
  CANARY.name,
  CANARY.email,
  CANARY.phone,
  CANARY.company,
  '12',
  CANARY.goal,
  CANARY.goal,
] as const;

/** Sends all canaries, in valid and invalid places. The ids of its conversations are secrets as well. */
export async function tellCanaries(url: string): Promise<readonly string[]> {
  const booking = new ChatClient(url, randomUUID());
  await booking.say('book');
  for (const detail of DETAILS) {
    await booking.say(`${CANARY.issue}: ${CANARY.email}, ${CANARY.phone}. `.repeat(6));
    await booking.say(CANARY.issue);
    await booking.say('back');
    await booking.say('keep');
    await booking.say('book');
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

/**
 * Requests that are each refused for a different reason, with canaries wherever possible; returns their
 * answers.
 */
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
