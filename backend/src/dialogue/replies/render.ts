import type { NoticeCode, Part } from '../../protocol/chat.ts';
import type { Say } from '../say.ts';
import { bookingReplies } from './booking-replies.ts';
import { knowledgeReplies } from './knowledge-replies.ts';
import { menuReplies } from './menu-replies.ts';
import { offeredOptions } from './offered-options.ts';
import { questionReplies } from './question-replies.ts';
import { type Renderers, type ReplyScope, text } from './scope.ts';
import { supportReplies } from './support-replies.ts';
import { visitorReplies } from './visitor-replies.ts';

const renderers: Renderers<Say['say']> = {
  ...menuReplies,
  ...knowledgeReplies,
  ...supportReplies,
  ...questionReplies,
  ...bookingReplies,
  ...visitorReplies,
};

/** The parts of a reply. Everything in it comes from what was said, the business and the language. */
export function renderParts(
  says: readonly Say[],
  notices: readonly NoticeCode[],
  scope: ReplyScope,
): readonly Part[] {
  const told = says.flatMap((said) => renderSay(said, scope));
  return [
    ...notices.map((code): Part => ({ type: 'notice', code, text: scope.copy.notice[code] })),
    // A stored reply may speak only of what is no longer in the business file.
    ...(told.length === 0 && says.length > 0 ? [text(scope.copy.updatedSince)] : told),
  ];
}

/** What another version said may have no sentence here; what was damaged may be anything. */
export const canRender = (said: Partial<Say> | null): boolean => Object.hasOwn(renderers, said?.say ?? '');

function renderSay(said: Say, scope: ReplyScope): readonly Part[] {
  // The table pairs each name with its own renderer, which the compiler cannot see through the union.
  const parts = (renderers[said.say] as (said: Say, scope: ReplyScope) => readonly Part[])(said, scope);
  const options = offeredOptions(said, scope);
  return options.length === 0 ? parts : [...parts, { type: 'options', options }];
}

/** The whole reply as plain text, for clients that show nothing else: options are numbered lines in it. */
export const plainText = (parts: readonly Part[]): string => parts.flatMap(linesOf).join('\n');

function linesOf(part: Part): readonly string[] {
  switch (part.type) {
    case 'text':
    case 'notice':
      return [part.text];
    case 'options':
      return part.options.map(({ label }, index) => `${index + 1}. ${label}`);
    case 'slots':
      return part.slots.map(({ label }, index) => `${index + 1}. ${label}`);
    // Said in the text that comes with them.
    case 'hold':
    case 'booking':
      return [];
  }
}
