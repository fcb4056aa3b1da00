import { partOfNode, partOfOwner } from './parts.ts';

/** The part of V8's CPU profile that is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Lines and columns count from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** Microseconds by name, largest first. */
export type Costs = readonly (readonly [name: string, micros: number])[];

export interface ProfileSummary {
  readonly totalMicros: number;
  readonly byPart: Costs;
  /** Time by package or source file. Time in Node counts for the caller. */
  readonly byOwner: Costs;
  /** Time including callees, by our function. */
  readonly byFunction: Costs;
  /** Time of the function itself. */
  readonly bySelf: Costs;
}

export function summarise({ nodes, samples, timeDeltas }: CpuProfile): ProfileSummary {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const parts = new Map<string, number>();
  const owners = new Map<string, number>();
  const functions = new Map<string, number>();
  const selves = new Map<string, number>();
  let totalMicros = 0;
  samples.forEach((id, index) => {
    const micros = timeDeltas[index] ?? 0;
    const stack = stackOf(id, byId, parents);
    const [leaf] = stack;
    if (!leaf || IDLE.includes(leaf.callFrame.functionName) || stack.some(isProfiler)) return;
    totalMicros += micros;
    add(selves, functionName(leaf), micros);
    const owner = stack.map(ownerOf).find((name) => name !== null);
    add(owners, owner ?? functionName(leaf), micros);
    add(parts, owner ? partOfOwner(owner) : partOfNode(stack.map(functionName)), micros);
    for (const name of new Set(stack.filter(isOurs).map(functionName))) add(functions, name, micros);
  });
  return {
    totalMicros,
    byPart: sorted(parts),
    byOwner: sorted(owners),
    byFunction: sorted(functions),
    bySelf: sorted(selves),
  };
}

const IDLE = ['(idle)', '(program)'];
const OURS = '/backend/src/';
const PACKAGES = '/node_modules/';

function stackOf(
  id: number,
  byId: ReadonlyMap<number, ProfileNode>,
  parents: ReadonlyMap<number, number>,
): readonly ProfileNode[] {
  const stack: ProfileNode[] = [];
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
    const node = byId.get(at);
    if (node) stack.push(node);
  }
  return stack;
}

const isProfiler = ({ callFrame }: ProfileNode): boolean =>
  callFrame.url.endsWith('/bench/profile-on-demand.mjs');

const isOurs = ({ callFrame }: ProfileNode): boolean => callFrame.url.includes(OURS);

/** The source file or package; null for Node itself. */
function ownerOf({ callFrame: { url } }: ProfileNode): string | null {
  if (url.includes(PACKAGES)) {
    const path = url.slice(url.lastIndexOf(PACKAGES) + PACKAGES.length).split('/');
    return path.slice(0, path[0]?.startsWith('@') ? 2 : 1).join('/');
  }
  return url.includes(OURS) ? url.slice(url.indexOf(OURS) + OURS.length) : null;
}

function functionName(node: ProfileNode): string {
  const { functionName: name, url, lineNumber } = node.callFrame;
  const file = (ownerOf(node) ?? url).split('/').slice(-2).join('/');
  return file === '' ? name : `${name || '(anonymous)'} ${file}:${lineNumber + 1}`;
}

function add(costs: Map<string, number>, name: string, micros: number): void {
  costs.set(name, (costs.get(name) ?? 0) + micros);
}

const sorted = (costs: ReadonlyMap<string, number>): Costs => [...costs].sort(([, a], [, b]) => b - a);
