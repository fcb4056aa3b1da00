import process from 'node:process';
import { conversations, createConversation } from '@grammyjs/conversations';
import { RedisAdapter } from '@grammyjs/storage-redis';
import { Bot } from 'grammy';
import { Redis } from 'ioredis';
import {
  CANCELLED,
  chosen,
  confirmed,
  isYes,
  listed,
  nextTimes,
  QUESTIONS,
  review,
  TIME_PROMPT,
} from './booking.mjs';
import { serve } from './serve.mjs';

// grammY with its conversations in Redis. Telegram is not contacted: what would be sent there is the answer
// to the request. The session id is the chat's, a number.

const TTL_SECONDS = 3_600;

/** What was sent to each chat during the current update. @type {Map<number, string[]>} */
const said = new Map();
const redis = new Redis(process.env.REDIS_URL ?? '');
const bot = new Bot('1:bench', {
  botInfo: {
    id: 1,
    is_bot: true,
    first_name: 'Bench',
    username: 'bench_bot',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  },
  // API transformers do not apply within conversations; the client's fetch does.
  client: { fetch: captureReply },
});

bot.use(conversations({ storage: new RedisAdapter({ instance: redis, ttl: TTL_SECONDS }) }));
bot.use(createConversation(booking));
bot.hears(/^book/i, (ctx) => ctx.conversation.enter('booking'));

async function booking(conversation, ctx) {
  const answers = {};
  for (const { id, prompt, reask, accepts } of QUESTIONS) {
    answers[id] = await ask(conversation, ctx, { prompt, reask, accepts });
  }
  const times = await conversation.external(nextTimes);
  const prompt = listed(TIME_PROMPT, times);
  const accepts = (text) => chosen(times, text) !== null;
  const time = chosen(times, await ask(conversation, ctx, { prompt, reask: prompt, accepts }));
  await ctx.reply(review(answers, time));
  const { message } = await conversation.waitFor('message:text');
  const reply = await conversation.external(() => (isYes(message.text) ? confirmed(time) : CANCELLED));
  await ctx.reply(reply);
}

async function ask(conversation, ctx, { prompt, reask, accepts }) {
  await ctx.reply(prompt);
  for (;;) {
    const { message } = await conversation.waitFor('message:text');
    if (accepts(message.text)) return message.text;
    await ctx.reply(reask);
  }
}

let updates = 0;

serve(
  async (sessionId, text) => {
    const id = Number(sessionId);
    const replies = [];
    said.set(id, replies);
    try {
      await bot.handleUpdate(messageUpdate(id, text));
    } finally {
      said.delete(id);
    }
    return replies.join('\n');
  },
  () => redis.disconnect(),
);

function messageUpdate(id, text) {
  updates += 1;
  return {
    update_id: updates,
    message: {
      message_id: updates,
      date: Math.floor(Date.now() / 1_000),
      chat: { id, type: 'private', first_name: 'Visitor' },
      from: { id, is_bot: false, first_name: 'Visitor' },
      text,
    },
  };
}

async function captureReply(_url, { body }) {
  const { chat_id: id, text } = JSON.parse(body);
  said.get(id)?.push(text);
  const result = { message_id: 1, date: 0, chat: { id, type: 'private', first_name: 'Visitor' }, text };
  return { json: async () => ({ ok: true, result }) };
}
