import { setup } from './setup/setup.mjs';
import { runStages, STATIC_STAGES } from './stages.mjs';

// Import directions are checked by test/architecture.test.ts, which is one of the unit tests.
await setup(['packages', 'servers']);
await runStages([...STATIC_STAGES, { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'] }]);
