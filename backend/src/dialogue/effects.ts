import type { Answers } from '../domain/answers.ts';
import type { SlotWish } from '../domain/slot.ts';

/** A side effect requested by the dialogue. Its outcome comes back as an event. */
export type Effect =
  | {
      readonly type: 'findSlots';
      readonly serviceId: string;
      readonly wish: SlotWish | null;
      readonly after: string | null;
    }
  | { readonly type: 'reserveSlot'; readonly serviceId: string; readonly slotId: string }
  /** Requested by the turn, which has a clock, and not by the machine. */
  | { readonly type: 'renewHold'; readonly serviceId: string; readonly slotId: string }
  | { readonly type: 'releaseHold' }
  | {
      readonly type: 'confirmBooking';
      readonly serviceId: string;
      readonly slotId: string;
      readonly answers: Answers;
    }
  /** Deletes what is remembered of the visitor beyond this conversation. */
  | { readonly type: 'forgetVisitor' }
  /** `email`: the address that support may write to, if already known. */
  | { readonly type: 'openTicket'; readonly issue: string; readonly email: string | null }
  /** Adds the address to the conversation's newest ticket. */
  | { readonly type: 'addTicketContact'; readonly email: string };

/** Whether an effect changes anything outside. One that only reads may run on a stale session. */
export const changesTheWorld = (effect: Effect): boolean => effect.type !== 'findSlots';
