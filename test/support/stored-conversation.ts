import { z } from 'zod';
import type { ChatClient } from './chat-client.ts';
import type { Deployment } from './deployment.ts';

const stateSchema = z.object({ version: z.number(), epoch: z.string() });
export type StoredState = z.infer<typeof stateSchema>;

export interface StoredReservation {
  readonly id: string;
  readonly status: string;
  readonly reference: string | null;
}

/** Redis's state of a conversation; null if there is none, or only its deletion mark. */
export async function storedState(
  { redis }: Deployment,
  { sessionId }: ChatClient,
): Promise<StoredState | null> {
  const json = await redis.admin.get(`state:${sessionId}`);
  return json === null ? null : (stateSchema.safeParse(JSON.parse(json)).data ?? null);
}

/** The conversation's live hold or booking; oldest first, should there be several. */
export const liveReservations = (
  deployment: Deployment,
  { sessionId }: ChatClient,
): Promise<readonly StoredReservation[]> =>
  deployment.query<StoredReservation>(
    `select id, status, reference from reservations
     where session_id = $1 and status in ('held', 'confirmed') order by id`,
    [sessionId],
  );
