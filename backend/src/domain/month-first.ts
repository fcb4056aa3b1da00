import type { Business } from './business.ts';

/** Countries, the territories of the United States among them, whose people write 3/4 for 4 March, and 3:00 PM. */
const COUNTRIES: readonly string[] = ['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'UM'];

/** The zones of these, for a business that names no country. */
const ZONES =
  /^(?:US\/|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Juneau|Sitka|Nome|Adak|Yakutat|Metlakatla|Detroit|Boise|Menominee|Indiana\/|Kentucky\/|North_Dakota\/|Puerto_Rico|St_Thomas)|Pacific\/(?:Honolulu|Guam|Saipan|Pago_Pago))/;

/** Whether the people of a business write the month in front of the day: so are dates read and written there. */
export const writesMonthFirst = ({ country, timeZone }: Pick<Business, 'country' | 'timeZone'>): boolean =>
  country === null ? ZONES.test(timeZone) : COUNTRIES.includes(country);
