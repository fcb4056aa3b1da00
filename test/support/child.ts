import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Names for messages, by process. */
const running = new Map<ChildProcess, string>();

process.on('exit', () => {
  for (const child of running.keys()) child.kill('SIGKILL');
});

/**
 * Starts a server that ends with its parent. It must not share a stream with us: the test runner waits
 * until all of ours are closed.
 */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, options);
  running.set(child, `${[command, ...args].join(' ')} (pid ${child.pid})`);
  const forget = () => running.delete(child);
  child.once('exit', forget).once('error', forget);
  return child;
}

export const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** Resolves once it has ended, immediately if it already has. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  // A stopped process reacts to no signal but SIGKILL.
  child.kill('SIGCONT');
  child.kill(signal);
  await exited;
}

/** Kills all running children and returns their names. */
export async function endChildren(): Promise<readonly string[]> {
  const left = [...running];
  await Promise.all(left.map(([child]) => endChild(child, 'SIGKILL')));
  return left.map(([, name]) => name);
}
