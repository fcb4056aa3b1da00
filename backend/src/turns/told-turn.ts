import { z } from 'zod';
import type { JsonValue } from '../lib/json.ts';
import type { TurnEvent } from '../sessions/session-store.ts';

const turnEventSchema = z.object({
  messageId: z.string(),
  visitor: z.string(),
  reply: z.custom<JsonValue>(),
  at: z.string(),
});

/** A turn as its event describes it. */
export type ToldTurn = z.infer<typeof turnEventSchema> & { readonly turn: number };

export const tellTurn = ({ turn, event }: TurnEvent): ToldTurn => ({ turn, ...turnEventSchema.parse(event) });
