import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMutant } from '../faults/mutant-build.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { ChatClient } from '../support/chat-client.ts';
import { takeLeaks } from '../support/confidences.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { tellCanaries, tellCanariesWrongly } from '../support/tell-canaries.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await createDeployment();
});
afterAll(() => deployment?.close());

test.each(['debug', 'info'])(
  'at log level %s a process writes nothing of its visitors, to no stream, until it ends',
  async (level) => {
    const server = await deployment.start({ LOG_LEVEL: level });
    const sessions = [...(await tellCanaries(server.url))];
    await tellCanariesWrongly(server.url);

    await deployment.redis.kill();
    await deployment.postgres.kill();
    const visitor = new ChatClient(server.url, 'a-session-of-the-outage');
    sessions.push(visitor.sessionId);
    await visitor.say(`book, I am ${CANARY.name}, ${CANARY.email}`);
    await visitor.say(CANARY.phone);
    await tellCanariesWrongly(server.url);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();

    await deployment.restartRedis();
    await deployment.postgres.restart();
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.output()).toContain('"msg":"stopped"');
    expect(leaksIn(`${server.output()}\n${metrics}`, sessions)).toEqual([]);
  },
);

test('and that is noticed of any server that a test starts', async () => {
  const careless = await buildMutant([
    { file: 'http/turn-route.ts', from: 'session: shortHash(sessionId)', to: 'session: sessionId' },
  ]);
  try {
    const server = await deployment.start({}, careless.main);
    const visitor = new ChatClient(server.url, randomUUID());
    await visitor.say('hello');
    expect(await server.stop()).toBe(0);
    expect(takeLeaks()).toEqual([visitor.sessionId]);
  } finally {
    await careless.remove();
  }
});
