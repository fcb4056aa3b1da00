import { whenBooked } from './booking-replies.ts';
import { type Renderers, text } from './scope.ts';

export const visitorReplies: Renderers<'welcomeBack' | 'askToForget' | 'forgotten' | 'forgetFailed'> = {
  welcomeBack: ({ name, next, zone }, scope) => {
    const { copy } = scope;
    const welcome = copy.welcomeBack(name ?? null);
    if (!next) return [text(welcome)];
    const told = copy.nextBooking(next.service, whenBooked(next, zone, scope), next.reference);
    return [text(welcome, told), { type: 'booking', ...next }];
  },
  askToForget: (_, { copy }) => [text(copy.askToForget)],
  forgotten: (_, { copy }) => [text(copy.forgotten, copy.whatNext)],
  forgetFailed: (_, { copy }) => [text(copy.forgetFailed)],
};
