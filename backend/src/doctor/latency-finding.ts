import { type Finding, findingsAbout } from './finding.ts';

export function latencyFinding(about: string, latencyMs: number, slowMs: number): Finding {
  const { ok, warning } = findingsAbout(about);
  const answers = `answers within ${latencyMs.toFixed(1)} ms`;
  if (latencyMs <= slowMs) return ok(answers);
  return warning(answers, 'every turn waits for it: run it in the same region and network as this machine');
}
