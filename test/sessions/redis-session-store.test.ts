import { describeSessionStore } from './session-store.conformance.ts';
import { clusterHarness, redisHarness, sealedHarness } from './store-harness.ts';

describeSessionStore('RedisSessionStore', redisHarness);
describeSessionStore('RedisSessionStore on a Cluster of three nodes', clusterHarness);
describeSessionStore('RedisSessionStore that seals', sealedHarness);
