import slotOf from 'cluster-key-slot';
import { monotonicMs } from '../lib/deadline.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { evictsSessions } from './eviction-policy.ts';
import type { HostAndPort } from './host-and-port.ts';
import type { RedisAccess } from './redis-address.ts';
import { RedisClient, type RedisClientOptions } from './redis-client.ts';
import type { SlotRange } from './redis-cluster-slots.ts';
import type { RedisCommands, ScriptArguments } from './redis-commands.ts';
import { Redirected } from './redis-failure.ts';
import { type KeysOf, keysFor, type ScriptName } from './redis-scripts.ts';
import type { RedisMemory } from './redis-server-info.ts';
import { StoreUnavailable } from './session-store.ts';

export interface RedisClusterClientOptions extends Omit<RedisClientOptions, 'address'> {
  /** Some of the cluster's nodes; the others are discovered. */
  readonly nodes: readonly HostAndPort[];
  readonly access: RedisAccess;
}

type ScriptRun = Pick<RedisCommands, 'read' | 'write'>;

const SLOTS = 16_384;
const REFRESH_MS = 5_000;
/** While a node is unavailable, the Cluster may promote a replica at any time. */
const REFRESH_AWAY_MS = 250;
/** How long a command waits for a connection. */
const READY_WAIT_MS = 250;
const MAX_REDIRECTIONS = 5;

/**
 * Routes commands to the primaries of a Redis Cluster, over one `RedisClient` each, with all of its
 * guarantees. A command goes to the node that owns the slot of its keys and follows redirections. Settles
 * within twice the command time-out.
 */
export class RedisClusterClient implements RedisCommands {
  readonly #options: RedisClusterClientOptions;
  readonly #clients = new Map<string, RedisClient>();
  /** Indexed by slot. */
  readonly #owners: (RedisClient | undefined)[] = new Array(SLOTS).fill(undefined);
  readonly #stopRefreshing: () => Promise<void>;
  #refreshing: Promise<void> | null = null;
  /** Whether every slot had an owner at the last refresh. */
  #hasAll = false;
  /** Whether something suggests that slots have moved. */
  #isSuspect = false;
  #refreshedAt = Number.NEGATIVE_INFINITY;

  constructor(options: RedisClusterClientOptions) {
    this.#options = options;
    for (const node of options.nodes) this.#clientAt(node);
    void this.#refresh();
    this.#stopRefreshing = repeatEvery(
      REFRESH_AWAY_MS,
      () => this.#refreshIfDue(),
      (error) => options.logger.debug({ err: error }, 'the Cluster did not report its slots'),
    );
  }

  /** Memory of the fullest node, with the policy of a node that evicts sessions, if there is one. */
  get memory(): RedisMemory | null {
    const nodes = this.#nodes().flatMap(({ memory }) => memory ?? []);
    const [fullest] = nodes.toSorted((a, b) => fullness(b) - fullness(a));
    if (!fullest) return null;
    const evicting = nodes.find(({ evictionPolicy }) => evictsSessions(evictionPolicy));
    return { ...fullest, evictionPolicy: (evicting ?? fullest).evictionPolicy };
  }

  read<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown> {
    return this.#route(slotFor(script, keys), (node) => node.read(script, keys, ...args));
  }

  write<Script extends ScriptName>(
    script: Script,
    keys: KeysOf<Script>,
    ...args: ScriptArguments
  ): Promise<unknown> {
    return this.#route(slotFor(script, keys), (node) => node.write(script, keys, ...args));
  }

  /** Nodes forward messages to each other. */
  async publish(channel: string, message: string): Promise<void> {
    await (await this.#ownerOf(slotOf(channel))).publish(channel, message);
  }

  /** Round trip to the slowest node, in milliseconds. */
  async ping(): Promise<number> {
    const nodes = this.#nodes();
    if (nodes.length === 0) throw noOwner();
    return Math.max(...(await Promise.all(nodes.map((node) => node.ping()))));
  }

  /** Whether every slot has a connected owner within `withinMs`. */
  async reached(withinMs: number): Promise<boolean> {
    const giveUpAt = monotonicMs() + withinMs;
    const left = () => Math.max(0, giveUpAt - monotonicMs());
    if (!this.#hasAll) {
      await Promise.all([...this.#clients.values()].map((node) => node.reached(left())));
      await this.#refresh();
    }
    const reached = await Promise.all(this.#nodes().map((node) => node.reached(left())));
    return this.#hasAll && reached.every((isReached) => isReached);
  }

  async close(): Promise<void> {
    await this.#stopRefreshing();
    for (const client of this.#clients.values()) client.close();
  }

  /** The nodes that own slots. */
  #nodes(): readonly RedisClient[] {
    return [...new Set(this.#owners)].filter((node) => node !== undefined);
  }

  async #route(slot: number, send: (node: ScriptRun) => Promise<unknown>): Promise<unknown> {
    let node: ScriptRun = await this.#ownerOf(slot);
    for (let redirections = 0; ; redirections += 1) {
      try {
        return await send(node);
      } catch (error) {
        this.#isSuspect = true;
        if (!(error instanceof Redirected)) throw error;
        if (redirections === MAX_REDIRECTIONS) throw noOwner(error);
        node = this.#follow(slot, error);
      }
    }
  }

  #follow(slot: number, { kind, at }: Redirected): ScriptRun {
    const client = this.#clientAt(at);
    if (kind === 'ask') return client.asking;
    this.#owners[slot] = client;
    return client;
  }

  async #ownerOf(slot: number): Promise<RedisClient> {
    if (!this.#owners[slot]) await this.#refresh();
    const owner = this.#owners[slot];
    if (!owner) throw noOwner();
    return owner;
  }

  #clientAt(at: HostAndPort): RedisClient {
    const name = `${at.host}:${at.port}`;
    const known = this.#clients.get(name);
    if (known) return known;
    const { access, commandTimeoutMs, logger, beforeUse, onLost } = this.#options;
    const client = new RedisClient({
      address: { kind: 'node', at, access },
      commandTimeoutMs,
      logger,
      ...(beforeUse && { beforeUse }),
      onLost: () => {
        this.#isSuspect = true;
        onLost?.();
      },
    });
    this.#clients.set(name, client);
    return client;
  }

  async #refreshIfDue(): Promise<void> {
    const isOld = monotonicMs() - this.#refreshedAt > REFRESH_MS;
    if (this.#isSuspect || !this.#hasAll || isOld || !(await this.reached(0))) await this.#refresh();
  }

  /** A refresh is shared by all who wait for it. Never rejects. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readSlots().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #readSlots(): Promise<void> {
    const clients = [...this.#clients.values()];
    const ranges = await slotsFromAny(clients);
    if (ranges) return this.#take(ranges);
    await Promise.race(clients.map((client) => client.reached(READY_WAIT_MS)));
    const later = await slotsFromAny(clients);
    if (later) this.#take(later);
  }

  #take(ranges: readonly SlotRange[]): void {
    this.#isSuspect = false;
    this.#refreshedAt = monotonicMs();
    for (const { first, last, primary } of ranges)
      this.#owners.fill(this.#clientAt(primary), first, last + 1);
    this.#hasAll = ranges.reduce((slots, { first, last }) => slots + last - first + 1, 0) === SLOTS;
    this.#leaveUnused();
  }

  /**
   * Closes nodes that own no slots any more, as after a failover. Configured nodes are kept: they may come
   * back.
   */
  #leaveUnused(): void {
    const used = new Set(this.#owners);
    for (const { host, port } of this.#options.nodes) used.add(this.#clientAt({ host, port }));
    for (const [name, client] of this.#clients) {
      if (used.has(client)) continue;
      client.close();
      this.#clients.delete(name);
    }
  }
}

/** Without a limit the node counts as empty. */
const fullness = ({ usedBytes, maxBytes }: RedisMemory): number => usedBytes / (maxBytes ?? Infinity);

/** Asks the connected nodes one after another until one answers. */
async function slotsFromAny(clients: readonly RedisClient[]): Promise<readonly SlotRange[] | null> {
  for (const client of clients) {
    const ranges = (await client.reached(0)) ? await client.slots().catch(() => null) : null;
    if (ranges) return ranges;
  }
  return null;
}

function slotFor<Script extends ScriptName>(script: Script, keys: KeysOf<Script>): number {
  return slotOf(keysFor(script, keys)[0] ?? '');
}

const noOwner = (cause?: Error): StoreUnavailable =>
  new StoreUnavailable('No node of the Cluster owns the slot', {
    reason: 'connection',
    ...(cause && { cause }),
  });
