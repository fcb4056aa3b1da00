import { onceForEach } from '../../lib/once-for-each.ts';
import { withoutAccents } from '../wishes/scrap.ts';
import { named } from './list.ts';

/** Known as a place everywhere, and in no zone's id. */
const CITIES: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': ['nyc', 'boston', 'miami', 'atlanta', 'philadelphia', 'orlando'],
  'America/Chicago': ['dallas', 'houston', 'austin', 'texas'],
  'America/Los_Angeles': ['san francisco', 'seattle', 'las vegas', 'san diego', 'california'],
  'America/Sao_Paulo': ['brasilia', 'rio de janeiro', 'curitiba', 'belo horizonte', 'porto alegre'],
  'America/Mexico_City': ['mexico', 'guadalajara'],
  'America/Lima': ['peru'],
  'America/Santiago': ['chile'],
  'America/Bogota': ['colombia', 'medellin'],
  'America/Argentina/Buenos_Aires': ['argentina'],
  'Europe/Lisbon': ['portugal', 'porto'],
  'Europe/London': ['uk', 'edinburgh', 'manchester'],
  'Europe/Madrid': ['barcelona', 'valencia', 'sevilla'],
  'Europe/Paris': ['france'],
  'Europe/Berlin': ['germany', 'munich', 'frankfurt'],
  'Asia/Kolkata': ['india', 'mumbai', 'delhi', 'new delhi', 'bangalore', 'bengaluru', 'chennai', 'hyderabad'],
  'Australia/Sydney': ['canberra'],
};

/** American and European zones as Portuguese and Spanish abbreviate them. */
export const zoneAbbreviations = named(`
  et America/New_York | est America/New_York |
  ct America/Chicago | cst America/Chicago |
  pt America/Los_Angeles | pst America/Los_Angeles |
  gmt UTC | utc UTC |
  cet Europe/Paris | cest Europe/Paris |
  brt America/Sao_Paulo |
  wet Europe/Lisbon
`);

/** Places of zones that are other words as well: "Easter time", "Christmas time". */
const OTHER_WORDS = new Set([
  'easter',
  'christmas',
  'nome',
  'reunion',
  'resolute',
  'center',
  'midway',
  'wake',
]);

/** Zones by their places, as one language calls them: the last parts of their ids, `called` otherwise or not, and cities. */
export const zonesByPlace = onceForEach(
  (called: ReadonlyMap<string, string>): Readonly<Record<string, string>> => {
    const zones: Record<string, string> = {};
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const id = zone.slice(zone.lastIndexOf('/') + 1);
      for (const name of [id.replaceAll('_', ' '), called.get(id) ?? id]) {
        const key = withoutAccents(name);
        if (!OTHER_WORDS.has(key)) zones[key] = zone;
      }
    }
    for (const [zone, names] of Object.entries(CITIES)) for (const name of names) zones[name] = zone;
    return zones;
  },
);
