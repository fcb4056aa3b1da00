import type { Business } from './business.ts';

/**
 * Countries where 3/4 means 4 March and times read 3:00 PM; includes the territories of the United States.
 */
const COUNTRIES: readonly string[] = ['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'UM'];

/** Their time zones, for a business that names no country. */
const ZONES =
  /^(?:US\/|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Juneau|Sitka|Nome|Adak|Yakutat|Metlakatla|Detroit|Boise|Menominee|Indiana\/|Kentucky\/|North_Dakota\/|Puerto_Rico|St_Thomas)|Pacific\/(?:Honolulu|Guam|Saipan|Pago_Pago))/;

/** Whether a business's visitors write the month before the day; dates are read and written accordingly. */
export const writesMonthFirst = ({ country, timeZone }: Pick<Business, 'country' | 'timeZone'>): boolean =>
  country === null ? ZONES.test(timeZone) : COUNTRIES.includes(country);
