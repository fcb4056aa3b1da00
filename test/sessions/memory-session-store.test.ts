import { describeSessionStore } from './session-store.conformance.ts';
import { memoryHarness } from './store-harness.ts';

describeSessionStore('MemorySessionStore', memoryHarness);
