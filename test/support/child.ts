import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** By what they are called in messages. */
const running = new Map<ChildProcess, string>();

process.on('exit', () => {
  for (const child of running.keys()) child.kill('SIGKILL');
});

/**
 * Starts a server that ends with whoever started it. It must share no stream with us: who runs the tests waits until
 * nobody has ours open any more.
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

/** Resolves once it has ended; at once if it had before. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  // A stopped process takes no other signal but SIGKILL.
  child.kill('SIGCONT');
  child.kill(signal);
  await exited;
}

/** Kills whatever still runs, and tells what that was. */
export async function endChildren(): Promise<readonly string[]> {
  const left = [...running];
  await Promise.all(left.map(([child]) => endChild(child, 'SIGKILL')));
  return left.map(([, name]) => name);
}
