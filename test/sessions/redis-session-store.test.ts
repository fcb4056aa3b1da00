import { describeSessionStore } from './session-store.conformance.ts';
import { redisHarness } from './store-harness.ts';

describeSessionStore('RedisSessionStore', redisHarness);
