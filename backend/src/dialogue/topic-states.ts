import type { Business, Topic } from '../domain/business.ts';
import { asksInLanguage } from './booking-actions.ts';
import type { DialogueContext } from './context.ts';
import type { DialogueEvent } from './events.ts';
import {
  otherwise,
  reask,
  type StateConfig,
  type States,
  say,
  type Transitions,
  update,
} from './machine-setup.ts';
import type { Say } from './say.ts';

/** `<TOPIC>_SELECT` and `<TOPIC>_DETAIL` of each topic. */
export const topicStates = (business: Business): States =>
  Object.fromEntries(
    business.topics.flatMap((topic) => [
      [`${topic.id}_SELECT`, selectState(topic)],
      [`${topic.id}_DETAIL`, detailState(topic)],
    ]),
  );

/** Leads from anywhere to a topic, or straight to one of its options. */
export function openTopic(business: Business): Transitions {
  return {
    openTopic: business.topics.flatMap((topic) => [
      { guard: names(topic, null), target: `#${topic.id}_SELECT` },
      ...topic.options.map(({ id }) => ({
        guard: names(topic, id),
        target: `#${topic.id}_DETAIL`,
        actions: remember(id),
      })),
    ]),
  };
}

function selectState(topic: Topic): StateConfig {
  return {
    id: `${topic.id}_SELECT`,
    entry: say({ say: 'topic', topic: topic.id }),
    on: { ...otherwise({ actions: reask('topic') }), ...asksInLanguage(`#${topic.id}_SELECT`) },
  };
}

function detailState(topic: Topic): StateConfig {
  return {
    id: `${topic.id}_DETAIL`,
    entry: say(({ context }) => detail(topic, context)),
    on: {
      ...otherwise({ actions: reask('topic') }),
      ...asksInLanguage(`#${topic.id}_DETAIL`),
      back: { target: `#${topic.id}_SELECT` },
      yes: { target: '#book' },
      no: { target: '#MENU', actions: say({ say: 'menu' }) },
    },
  };
}

const names =
  (topic: Topic, optionId: string | null) =>
  ({ event }: { event: DialogueEvent }): boolean =>
    event.type === 'openTopic' && event.topicId === topic.id && event.optionId === optionId;

const remember = (option: string) => update({ option });

const detail = (topic: Topic, { option }: DialogueContext): Say | null =>
  option === null ? null : { say: 'detail', topic: topic.id, option };
