import process from 'node:process';
import { ActivityTypes, BotAdapter, ConversationState, TurnContext } from 'botbuilder-core';
import {
  ChoicePrompt,
  ConfirmPrompt,
  DialogSet,
  DialogTurnStatus,
  ListStyle,
  NumberPrompt,
  TextPrompt,
  WaterfallDialog,
} from 'botbuilder-dialogs';
import { Redis } from 'ioredis';
import { CANCELLED, confirmed, nextTimes, QUESTIONS, review, TIME_PROMPT } from './booking.mjs';
import { serve } from './serve.mjs';

// Microsoft's Bot Framework: a waterfall of prompts, with its conversation state in Redis. No channel is
// involved: what the bot sends is the answer to the request.

const TTL_SECONDS = 3_600;
const LOCALE = 'en-us';
const BOOKING = 'booking';

const redis = new Redis(process.env.REDIS_URL ?? '');

/** Botbuilder's state writes use the eTag `*`, which means without a comparison. */
class RedisStorage {
  async read(keys) {
    const values = await redis.mget(keys);
    return Object.fromEntries(
      keys.flatMap((key, index) => (values[index] === null ? [] : [[key, JSON.parse(values[index])]])),
    );
  }

  async write(changes) {
    const items = Object.entries(changes);
    await Promise.all(items.map(([key, item]) => redis.set(key, JSON.stringify(item), 'EX', TTL_SECONDS)));
  }

  async delete(keys) {
    await redis.del(keys);
  }
}

class RequestAdapter extends BotAdapter {
  #sent = Symbol('sent');

  async process(activity, logic) {
    const sent = [];
    const context = new TurnContext(this, activity);
    context.turnState.set(this.#sent, sent);
    await this.runMiddleware(context, logic);
    return sent;
  }

  async sendActivities(context, activities) {
    const sent = context.turnState.get(this.#sent);
    return activities.map((activity) => ({ id: `${sent.push(activity)}` }));
  }
}

const state = new ConversationState(new RedisStorage());
const dialogs = new DialogSet(state.createProperty('dialog'));

/** Numbers and choices have their own prompts; text is checked as in the other peers. */
const promptOf = ({ id, options }) => {
  if (options) return 'choice';
  return id === 'employees' ? 'number' : id;
};

for (const { id, accepts } of QUESTIONS.filter((question) => promptOf(question) === question.id)) {
  dialogs.add(
    new TextPrompt(id, async ({ recognized }) => recognized.succeeded && accepts(recognized.value)),
  );
}
dialogs.add(new NumberPrompt('number', undefined, LOCALE));
dialogs.add(Object.assign(new ChoicePrompt('choice', undefined, LOCALE), { style: ListStyle.list }));
dialogs.add(Object.assign(new ConfirmPrompt('confirm', undefined, LOCALE), { style: ListStyle.none }));

const keep = (step, id) => {
  step.values[id] = step.result?.value ?? step.result;
};

const askFor = (question, previous) => async (step) => {
  if (previous) keep(step, previous.id);
  const { prompt, reask, options } = question;
  const [text] = prompt.split('\n');
  const [retryPrompt] = reask.split('\n');
  return step.prompt(promptOf(question), { prompt: text, retryPrompt, ...(options && { choices: options }) });
};

const steps = [
  ...QUESTIONS.map((question, index) => askFor(question, QUESTIONS[index - 1])),
  async (step) => {
    keep(step, QUESTIONS.at(-1).id);
    return step.prompt('choice', { prompt: TIME_PROMPT, retryPrompt: TIME_PROMPT, choices: nextTimes() });
  },
  async (step) => {
    keep(step, 'time');
    return step.prompt('confirm', { prompt: review(step.values, step.values.time) });
  },
  async (step) => {
    await step.context.sendActivity(step.result ? confirmed(step.values.time) : CANCELLED);
    return step.endDialog();
  },
];
dialogs.add(new WaterfallDialog(BOOKING, steps));

const adapter = new RequestAdapter();

async function onTurn(context) {
  const dialog = await dialogs.createContext(context);
  const { status } = await dialog.continueDialog();
  if (status === DialogTurnStatus.empty) await dialog.beginDialog(BOOKING);
  await state.saveChanges(context);
}

serve(
  async (sessionId, text) => {
    const sent = await adapter.process(messageActivity(sessionId, text), onTurn);
    return sent.map((activity) => activity.text).join('\n');
  },
  () => redis.disconnect(),
);

const messageActivity = (sessionId, text) => ({
  type: ActivityTypes.Message,
  id: `${Date.now()}`,
  channelId: 'bench',
  serviceUrl: 'bench',
  locale: LOCALE,
  conversation: { id: sessionId, isGroup: false, conversationType: 'personal', name: '' },
  from: { id: sessionId, name: 'Visitor' },
  recipient: { id: 'bot', name: 'Bench' },
  text,
});
