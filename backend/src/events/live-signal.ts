import { z } from 'zod';
import type { LiveEvents } from '../protocol/live-event.ts';

type Draft = LiveEvents['draft'];

/** A parsed signal of the live channel. Any unknown signal means that there may be something to read. */
export type LiveSignal =
  /** `device`: the device that is typing, which need not be told; empty for none. */
  | { readonly kind: 'typing'; readonly role: string; readonly device: string }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'presence' | 'wake' | 'poll' };

const TYPING = /^typing:([^:]*):(.*)$/;
const DRAFT = 'draft:';

const draftSchema = z.object({ messageId: z.string(), text: z.string() });

export const typingSignal = (role: string, device: string): string => `typing:${role}:${device}`;

export const draftSignal = (draft: Draft): string => `${DRAFT}${JSON.stringify(draft)}`;

export function parseSignal(signal: string): LiveSignal {
  const [, role, device] = TYPING.exec(signal) ?? [];
  if (role !== undefined && device !== undefined) return { kind: 'typing', role, device };
  if (signal.startsWith(DRAFT)) return parseDraft(signal.slice(DRAFT.length));
  return { kind: signal === 'presence' || signal === 'wake' ? signal : 'poll' };
}

/** Another version may write a different format. */
function parseDraft(json: string): LiveSignal {
  try {
    const { success, data } = draftSchema.safeParse(JSON.parse(json));
    return success ? { kind: 'draft', draft: data } : { kind: 'poll' };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'poll' };
    throw error;
  }
}
