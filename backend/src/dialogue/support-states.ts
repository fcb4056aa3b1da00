import type { Business } from '../domain/business.ts';
import { asksInLanguage } from './booking-actions.ts';
import { type DialogueContext, isBooking, knownEmail } from './context.ts';
import { otherwise, perform, reask, type States, say } from './machine-setup.ts';

/** A request is recorded as soon as it is told; the address is already known or added later. */
export function supportStates(business: Business): States {
  return {
    SUPPORT_ISSUE: {
      id: 'SUPPORT_ISSUE',
      entry: say(({ event }) => ({ say: 'askIssue', person: event.type === 'askPerson' })),
      on: {
        ...otherwise({ actions: reask('issue') }),
        ...asksInLanguage('#SUPPORT_ISSUE'),
        cancel: { guard: isOfRequest, target: '#MENU', actions: say({ say: 'menu' }) },
        tell: {
          actions: perform(({ context, event }) =>
            event.type === 'tell'
              ? { type: 'openTicket', issue: event.text, email: knownEmail(business, context.answers) }
              : null,
          ),
        },
        ticketOpened: [
          {
            guard: ({ context }) => knownEmail(business, context.answers) !== null,
            target: '#MENU',
            actions: say({ say: 'ticketOpened' }),
          },
          { target: '#SUPPORT_ESCALATE' },
        ],
        bookingsUnavailable: { target: '#MENU', actions: say({ say: 'ticketFailed' }) },
      },
    },
    SUPPORT_ESCALATE: {
      id: 'SUPPORT_ESCALATE',
      entry: say({ say: 'askContact' }),
      on: {
        ...otherwise({ actions: reask('contact') }),
        ...asksInLanguage('#SUPPORT_ESCALATE'),
        cancel: { guard: isOfRequest, ...withoutContact },
        no: withoutContact,
        giveContact: {
          actions: perform(({ event }) =>
            event.type === 'giveContact' ? { type: 'addTicketContact', email: event.email } : null,
          ),
        },
        skip: withoutContact,
        ticketContactAdded: { target: '#MENU', actions: say({ say: 'ticketOpened' }) },
        bookingsUnavailable: { target: '#MENU', actions: say({ say: 'ticketFailed' }) },
        back: { target: '#SUPPORT_ISSUE' },
      },
    },
  };
}

/** The request is already recorded. A visitor who wants an answer can write to the team. */
const withoutContact = { target: '#MENU', actions: say({ say: 'ticketOpened' }) };

/** "Cancel" refers to the request only if there is no booking that it could refer to. */
const isOfRequest = ({ context }: { context: DialogueContext }): boolean =>
  !isBooking(context) && context.unfinished === null && context.booking === null;
