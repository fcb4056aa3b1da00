import type { Business } from '../domain/business.ts';
import {
  answerQuestion,
  asksBack,
  endBooking,
  keepAnswers,
  switchLanguage,
  toldUpdate,
} from './booking-actions.ts';
import { type DialogueContext, isBooking } from './context.ts';
import { otherwise, reask, type StateConfig, say } from './machine-setup.ts';
import { askToGoOn, hasUnfinished } from './unfinished-actions.ts';

/** MENU: as everywhere, unless the visitor still has to say whether to go on with an unfinished booking. */
export function menuState(business: Business): StateConfig {
  const isOpen = { guard: hasUnfinished };
  const askAgain = { ...isOpen, actions: reask('unfinished') };
  const decline = { ...isOpen, actions: [endBooking, say({ say: 'menu' })] };
  const keep = { ...isOpen, actions: [keepAnswers(business), toldUpdate, say(askToGoOn)] };
  return {
    id: 'MENU',
    on: {
      ...otherwise(askAgain),
      change: askAgain,
      keep: [askAgain, { guard: isUnderWay, target: '#proceed' }, { actions: reask('menu') }],
      yes: { ...isOpen, target: '#book' },
      // "What else can I do for you?" – "Nothing, thanks."
      no: [decline, { guard: isIdle, target: '#ENDED', actions: say({ say: 'goodbye' }) }],
      openMenu: decline,
      answer: keep,
      correct: keep,
      ask: [asksBack, { ...isOpen, actions: [answerQuestion(false), say(askToGoOn)] }],
      switchLanguage: {
        ...isOpen,
        actions: [...switchLanguage, say(askToGoOn)],
      },
      thank: { ...isOpen, actions: [say({ say: 'youAreWelcome' }), say(askToGoOn)] },
    },
  };
}

const isUnderWay = ({ context }: { context: DialogueContext }): boolean => isBooking(context);

const isIdle = ({ context }: { context: DialogueContext }): boolean => !isBooking(context);
