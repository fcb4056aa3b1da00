import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { CallFrame, CpuProfile } from './cpu-profile.ts';

/** Maps a profile of a bundle back to its sources; other files stay as they are. */
export function asWritten(profile: CpuProfile): CpuProfile {
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (url: string): SourceMap | null => {
    const known = maps.get(url);
    if (known !== undefined) return known;
    const map = readMap(url);
    maps.set(url, map);
    return map;
  };
  const nodes = profile.nodes.map((node) => ({ ...node, callFrame: located(node.callFrame, mapOf) }));
  return { ...profile, nodes };
}

function readMap(url: string): SourceMap | null {
  if (!url.startsWith('file:')) return null;
  const file = `${fileURLToPath(url)}.map`;
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

function located(frame: CallFrame, mapOf: (url: string) => SourceMap | null): CallFrame {
  const entry = mapOf(frame.url)?.findEntry(frame.lineNumber, frame.columnNumber);
  if (!entry || !('originalSource' in entry)) return frame;
  const { originalSource, originalLine, originalColumn } = entry;
  const url = new URL(originalSource, frame.url).href;
  return { ...frame, url, lineNumber: originalLine, columnNumber: originalColumn };
}
