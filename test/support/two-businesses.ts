import { afterAll, beforeAll } from 'vitest';
import { play } from './conversation.ts';
import { startApp, type TestApp } from './holdfast-app.ts';

/** Plays a script in a conversation of its own, then releases its hold. */
export type PlayAndCancel = (script: string) => Promise<void>;

/** Runs the default business and the barbershop for the tests of a file. */
export function withTwoBusinesses(): { readonly atDemos: PlayAndCancel; readonly atBarber: PlayAndCancel } {
  const demos = running(() => startApp());
  const barber = running(() => startApp({ BUSINESS_DIR: 'backend/business/barbershop' }));
  return { atDemos: demos, atBarber: barber };
}

function running(start: () => Promise<TestApp>): PlayAndCancel {
  let app: TestApp;
  beforeAll(async () => {
    app = await start();
  });
  afterAll(() => app?.stop());
  return async (script) => void (await play(app.url, `${script}\n> cancel`));
}
