import { describeSessionStore } from './session-store.conformance.ts';
import { clusterHarness, redisHarness } from './store-harness.ts';

describeSessionStore('RedisSessionStore', redisHarness);
describeSessionStore('RedisSessionStore on a Cluster of three nodes', clusterHarness);
