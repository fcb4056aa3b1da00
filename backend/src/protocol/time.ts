import { z } from 'zod';

/** ISO 8601 UTC with `Z`. */
export const instantSchema = z.iso.datetime();

/** An IANA name such as `Europe/Lisbon`. */
export const timeZoneSchema = z.string().describe('An IANA name such as Europe/Lisbon.');
