import { setup } from './setup/setup.mjs';

await setup(['packages', 'backend', 'frontend']);

// In the same process, so that signals reach the server and its exit code is ours.
await import(new URL('../backend/dist/main.js', import.meta.url).href);
