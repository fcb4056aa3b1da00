import { type Copy, en } from './en.ts';

/** The same sentences, with American dates and times. */
export const enUS: Copy = { ...en, dateLocale: 'en-US' };
