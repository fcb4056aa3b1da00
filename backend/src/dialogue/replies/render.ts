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

/** The parts of a reply. They depend only on what was said, the business and the language. */
export function renderParts(
  says: readonly Say[],
  notices: readonly NoticeCode[],
  scope: ReplyScope,
): readonly Part[] {
  const told = says.flatMap((said) => renderSay(said, scope));
  return [
    ...notices.map((code): Part => ({ type: 'notice', code, text: scope.copy.notice[code] })),
    // A stored reply may refer only to things that the business file no longer has.
    ...(told.length === 0 && says.length > 0 ? [text(scope.copy.updatedSince)] : told),
  ];
}

/** False for a sentence of another version, and for anything damaged. */
export const canRender = (said: Partial<Say> | null): boolean => Object.hasOwn(renderers, said?.say ?? '');

function renderSay(said: Say, scope: ReplyScope): readonly Part[] {
  // Each name is paired with its own renderer, which the compiler cannot see through the union.
  const parts = (renderers[said.say] as (said: Say, scope: ReplyScope) => readonly Part[])(said, scope);
  const options = offeredOptions(said, scope);
  return options.length === 0 ? parts : [...parts, { type: 'options', options }];
}

/** The whole reply as plain text, for clients that show nothing else. Options become numbered lines. */
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
    // Already said in the accompanying text.
    case 'hold':
    case 'booking':
      return [];
  }
}
