import { isStep, setup } from './setup/setup.mjs';

// Sets up a machine that has only Node and git. Uses nothing but Node's own modules:
//   node scripts/setup.mjs packages backend frontend servers

const names = process.argv.slice(2);
const unknown = names.filter((name) => !isStep(name));
if (unknown.length > 0) throw new Error(`Unknown set-up steps: ${unknown.join(', ')}`);
await setup(names.filter(isStep));
