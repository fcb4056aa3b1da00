import { setup } from './setup/setup.mjs';
import { runStages, STATIC_STAGES } from './stages.mjs';

await setup(['packages', 'backend', 'frontend', 'servers']);
await runStages([...STATIC_STAGES, { name: 'tests', command: ['vitest', 'run'] }]);
