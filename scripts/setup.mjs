import { isStep, setup } from './setup/setup.mjs';

// Everything that a machine with only Node and git lacks, with nothing but Node's own modules:
//   node scripts/setup.mjs packages backend frontend servers

const names = process.argv.slice(2);
const unknown = names.filter((name) => !isStep(name));
if (unknown.length > 0) throw new Error(`Unknown steps of the set-up: ${unknown.join(', ')}`);
await setup(names.filter(isStep));
