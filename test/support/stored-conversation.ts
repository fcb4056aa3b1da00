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

/** What Redis has of a conversation; null: nothing, or only the mark of its deletion. */
export async function storedState(
  { redis }: Deployment,
  { sessionId }: ChatClient,
): Promise<StoredState | null> {
  const json = await redis.admin.get(`state:${sessionId}`);
  return json === null ? null : (stateSchema.safeParse(JSON.parse(json)).data ?? null);
}

/** The hold or booking that the calendar has of it; oldest first, were there more than one. */
export const liveReservations = (
  deployment: Deployment,
  { sessionId }: ChatClient,
): Promise<readonly StoredReservation[]> =>
  deployment.query<StoredReservation>(
    `select id, status, reference from reservations
     where session_id = $1 and status in ('held', 'confirmed') order by id`,
    [sessionId],
  );
