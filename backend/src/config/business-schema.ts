import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { openingHoursSchema } from './opening-hours-schema.ts';
import {
  faqAnswer,
  faqPhrases,
  faqQuestion,
  label,
  optionText,
  questionLabel,
  questionPrompt,
  synonyms as synonymList,
  tagline,
  text,
  topicPrompt,
  welcome,
} from './text-fields.ts';
import { reportRepeats, uniqueList, wordsFor } from './unique-list.ts';

/** `BOOK_<id>` of these exists for every business. */
const RESERVED_QUESTIONS: readonly string[] = ['SERVICE', 'SLOT', 'REVIEW', 'CONFIRMED'];
/** States with these prefixes exist for every business. */
const RESERVED_TOPICS: readonly string[] = ['BOOK', 'SUPPORT', 'MANAGE'];

const MINUTES_OF_A_DAY = 1_440;
const HOURS_OF_A_YEAR = 8_760;

const synonyms = synonymList.default([]);

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a lower-case id such as "chair-one", at most 32 characters')
  .describe('Bookings refer to it: do not change it once there are any.');

const stateId = (reserved: readonly string[]) =>
  z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,31}$/, 'an upper-case id such as "PRICING", at most 32 characters')
    .refine((value) => !reserved.includes(value), `an id that is none of ${reserved.join(', ')}`);

const minutes = (min: number) => z.int().min(min).max(MINUTES_OF_A_DAY);

const resource = z.strictObject({ id, label });

const service = z.strictObject({
  id,
  label,
  synonyms,
  minutes: minutes(1).describe('How long it takes.'),
  bufferBeforeMinutes: minutes(0).default(0).describe('Kept free before each booking.'),
  bufferAfterMinutes: minutes(0).default(0).describe('Kept free after each booking.'),
  startEveryMinutes: minutes(1)
    .optional()
    .describe('Interval between possible starts, counted from opening. Default: the length of the service.'),
  noticeHours: z
    .number()
    .min(0)
    .max(HOURS_OF_A_YEAR)
    .default(0)
    .describe('How long before its start it must be booked.'),
  horizonDays: z.int().min(1).max(365).default(30).describe('How many days ahead it can be booked.'),
  resources: z.array(id).min(1).describe('Ids of the resources that can provide it; any free one is used.'),
});

const choice = z.strictObject({ id, label, synonyms });

const topic = z.strictObject({
  id: stateId(RESERVED_TOPICS).describe('Upper case; the states are <id>_SELECT and <id>_DETAIL.'),
  label,
  synonyms,
  prompt: topicPrompt,
  options: uniqueList(choice.extend({ text: optionText })).min(1),
});

const questionBase = z.strictObject({
  id: stateId(RESERVED_QUESTIONS).describe('Upper case; the state is BOOK_<id>.'),
  label: questionLabel,
  synonyms,
  prompt: questionPrompt,
  optional: z.boolean().default(false),
});

const openKinds = z.literal(['text', 'name', 'email', 'phone', 'number']);

const question = z.discriminatedUnion(
  'kind',
  [
    questionBase.extend({ kind: openKinds }),
    questionBase.extend({
      kind: z.literal('choice'),
      choices: uniqueList(choice).min(1),
      freeText: z
        .boolean()
        .default(false)
        .describe('Whether an answer outside the choices is accepted as it is.'),
    }),
  ],
  'one of text, name, email, phone, number, choice',
);

const questions = uniqueList(question)
  .min(1)
  .refine(
    (all) => all.some(({ kind, optional }) => (kind === 'email' || kind === 'phone') && !optional),
    'a question of kind email or phone that is not optional, or the visitor cannot be reached',
  );

const faqEntry = z.strictObject({
  id,
  question: faqQuestion,
  phrases: faqPhrases.default([]),
  answer: faqAnswer,
});

const faq = z.array(faqEntry).superRefine((entries, context) => {
  reportRepeats(
    entries,
    (entry) => [entry.id],
    (index) =>
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'an id that no other entry has' }),
  );
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The part of the file that the checks across lists read. The rest may still be invalid. */
const references = z.object({
  resources: z.array(z.object({ id: z.string() })),
  services: z.array(z.object({ resources: z.array(z.string()) })),
});

function reportUnknownResources(file: z.output<typeof references>, context: z.core.$RefinementCtx): void {
  const known = file.resources.map((one) => one.id);
  file.services.forEach((one, service) => {
    one.resources.forEach((resourceId, index) => {
      if (known.includes(resourceId)) return;
      const path = ['services', service, 'resources', index];
      context.addIssue({ code: 'custom', path, message: `the id of a resource (${known.join(', ')})` });
    });
  });
}

const shape = z.strictObject({
  name: text(60).describe('The name of the business.'),
  tagline: tagline.optional(),
  assistant: text(40).describe("The assistant's name."),
  timeZone: z
    .string()
    .refine(isTimeZone, 'an IANA time zone such as "Europe/Lisbon"')
    .describe('IANA name. Opening hours are in this time zone.'),
  country: z
    .string()
    .refine((code) => isSupportedCountry(code), 'a country code in capitals such as "PT"')
    .optional()
    .describe('ISO 3166-1 alpha-2; the country of phone numbers without a country code.'),
  languages: z
    .array(z.string().refine(isLanguage, 'a language tag such as "en" or "pt-PT"'))
    .min(1)
    .default(['en'])
    .describe('Language tags; the first one is the default.'),
  welcome,
  hours: openingHoursSchema,
  resources: uniqueList(resource).min(1).describe('The people, rooms or things that are booked.'),
  services: uniqueList(service)
    .min(1)
    .describe('What can be booked. A single service is chosen without asking.'),
  topics: uniqueList(topic).default([]).describe('Menu entries with options, each of which has a text.'),
  questions: questions.describe('Asked in this order before a booking is made.'),
  support: z.strictObject({ label, synonyms, email: z.email(), phone: text(40).optional() }),
  booking: z.strictObject({ label, synonyms }).describe('The menu entry that starts a booking.'),
  faq: faq.default([]),
});

function reportAmbiguousMenu(file: z.output<typeof shape>, context: z.core.$RefinementCtx): void {
  const menu = [
    ...file.topics.map((entry) => ({ path: 'topics', entry })),
    { path: 'support', entry: file.support },
    { path: 'booking', entry: file.booking },
  ];
  reportRepeats(
    menu,
    ({ entry }) => wordsFor(entry),
    (index, word) => {
      const path = menu[index]?.path ?? 'topics';
      // The topics' own list already reports repeats among them.
      if (path === 'topics') return;
      context.addIssue({ code: 'custom', path: [path], message: `"${word}" in one menu entry only` });
    },
  );
}

/** `business.yaml` as written by people. */
export const businessFileSchema = shape
  .superRefine(reportUnknownResources, { when: ({ value }) => references.safeParse(value).success })
  .superRefine(reportAmbiguousMenu);

export type BusinessFile = z.output<typeof businessFileSchema>;
