// The booking that every peer implements: the same questions, checks and times, each in its own style of
// conversation.

/**
 * @typedef {{ id: string, prompt: string, reask: string, options?: readonly string[],
 *   accepts: (text: string) => boolean }} Question
 */

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?\d{7,15}$/;
const OFFERED_TIMES = 6;
const QUARTER_HOUR_MS = 15 * 60_000;

/** @param {string} text */
const isShort = (text) => text.length > 1 && text.length <= 200;

/**
 * @param {string} id
 * @param {string} prompt
 * @param {readonly string[]} options
 * @returns {Question}
 */
const choice = (id, prompt, options) => ({
  id,
  prompt: listed(prompt, options),
  reask: listed('Please choose one of these.', options),
  options,
  accepts: (text) => chosen(options, text) !== null,
});

/** @type {readonly Question[]} */
export const QUESTIONS = [
  { id: 'name', prompt: "What's your name?", reask: 'Please tell me your name.', accepts: isShort },
  {
    id: 'email',
    prompt: "What's your work email?",
    reask: 'That does not look like an email address. Which one is it?',
    accepts: (text) => EMAIL.test(text),
  },
  {
    id: 'phone',
    prompt: "What's the best phone number for you?",
    reask: 'That does not look like a phone number. Which one is it?',
    accepts: (text) => PHONE.test(text.replaceAll(/[\s()-]/g, '')),
  },
  { id: 'company', prompt: 'Which company are you with?', reask: 'Which company is it?', accepts: isShort },
  {
    id: 'employees',
    prompt: 'How many employees does your company have?',
    reask: 'Please tell me a number.',
    accepts: (text) => /^\d{1,7}$/.test(text),
  },
  choice('channel', 'Which channel should your agent work on first?', [
    'WhatsApp',
    'Website Chat',
    'Email',
    'Instagram/Facebook',
  ]),
  choice('goal', "What's your main goal?", [
    'More leads',
    'Faster support',
    'Bookings',
    'Operations automation',
  ]),
];

export const TIME_PROMPT = 'These times are free. Which one suits you?';

/** The next quarter-hours; no calendar is consulted. */
export function nextTimes() {
  const first = Math.ceil(Date.now() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  return Array.from({ length: OFFERED_TIMES }, (_, index) =>
    new Date(first + index * QUARTER_HOUR_MS).toISOString(),
  );
}

/**
 * @param {string} prompt
 * @param {readonly string[]} options
 */
export function listed(prompt, options) {
  return [prompt, ...options.map((option, index) => `${index + 1}. ${option}`)].join('\n');
}

/**
 * By number or label, ignoring case.
 *
 * @param {readonly string[]} options
 * @param {string} text
 * @returns {string | null}
 */
export function chosen(options, text) {
  const label = text.toLowerCase();
  return options.find((option, index) => option.toLowerCase() === label || `${index + 1}` === text) ?? null;
}

/**
 * @param {Readonly<Record<string, string>>} answers
 * @param {string} time
 */
export function review(answers, time) {
  const lines = QUESTIONS.map(({ id }) => `${id}: ${answers[id]}`);
  return ['Please check this.', ...lines, `time: ${time}`, 'Shall I book it? (yes or no)'].join('\n');
}

/** @param {string} time */
export const confirmed = (time) => `Your demo is confirmed for ${time}. Your reference is ${reference()}.`;

export const CANCELLED = 'All right, nothing was booked.';

/** @param {string} text */
export const isYes = (text) => /^y(es)?$/i.test(text);

const reference = () => Math.random().toString(36).slice(2, 10).toUpperCase();
