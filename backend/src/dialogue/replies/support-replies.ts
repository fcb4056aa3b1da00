import { type Renderers, text } from './scope.ts';

export const supportReplies: Renderers<
  'askIssue' | 'askContact' | 'ticketOpened' | 'ticketFailed' | 'cancelByContact' | 'changeByContact'
> = {
  askIssue: ({ person }, { copy }) => [text(person ? copy.askIssueForPerson : copy.askIssue)],
  askContact: (_, { copy }) => [text(copy.askContact)],
  ticketOpened: (_, { business, copy }) => [
    text(copy.ticketOpened(business.support.email, business.support.phone), copy.whatElse),
  ],
  ticketFailed: (_, { business, copy }) => [
    text(copy.ticketFailed(business.support.email, business.support.phone), copy.whatElse),
  ],
  cancelByContact: ({ reference }, { business, copy }) => [
    text(copy.cancelByContact(reference, business.support.email, business.support.phone)),
  ],
  changeByContact: ({ reference }, { business, copy }) => [
    text(copy.changeByContact(reference, business.support.email, business.support.phone)),
  ],
};
