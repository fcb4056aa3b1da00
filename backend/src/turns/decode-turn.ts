import { z } from 'zod';
import type { JsonValue } from '../lib/json.ts';
import type { TurnEvent } from '../sessions/session-store.ts';

/** An event that cannot be read still counts as a turn, but its texts are lost. */
const turnEventSchema = z
  .object({
    messageId: z.string(),
    visitor: z.string(),
    reply: z.custom<JsonValue>(),
    at: z.iso.datetime(),
  })
  .catch({ messageId: '', visitor: '', reply: null, at: new Date(0).toISOString() });

/** A turn as its event describes it. */
export type DecodedTurn = z.infer<typeof turnEventSchema> & { readonly turn: number };

export const decodeTurn = ({ turn, event }: TurnEvent): DecodedTurn => ({
  turn,
  ...turnEventSchema.parse(event),
});
