import { type Copy, en } from './en.ts';

/** The same sentences, with dates and times as Americans write them. */
export const enUS: Copy = { ...en, dateLocale: 'en-US' };
