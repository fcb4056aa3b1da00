import { eventually } from '../support/eventually.ts';
import { faultRow } from './fault-row.ts';

const POLICY = 'allkeys-lru';

faultRow(
  {
    row: 10,
    fault: '`allkeys-lru` is configured',
    target: 'reported at startup and in /health',
  },
  async ({ start, visitor }) => {
    const { url, output } = await start();
    await visitor(url).say('hello');
    const isSaid = (read: () => Promise<string> | string): Promise<boolean> =>
      eventually(async () => {
        if (!(await read()).includes(POLICY)) throw new Error('not said');
        return true;
      }).catch(() => false);
    const atStart = await isSaid(() =>
      output()
        .split('\n')
        .filter((line) => line.includes('"level":"warn"'))
        .join(),
    );
    const inHealth = await isSaid(async () => (await fetch(`${url}/health`)).text());
    return {
      reached: `at startup: ${atStart ? 'yes' : 'no'}, in /health: ${inHealth ? 'yes' : 'no'}`,
      met: atStart && inHealth,
    };
  },
  { redisArgs: ['--maxmemory', '100mb', '--maxmemory-policy', POLICY] },
);
