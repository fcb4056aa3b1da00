import { fileURLToPath } from 'node:url';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { createUnderstanding, type Understanding } from '../../backend/src/understanding/understand.ts';

export const BUSINESS_NAMES = ['btrix', 'barbershop'] as const;

/** A business that ships, from its real file. */
export const loadTestBusiness = (name: (typeof BUSINESS_NAMES)[number]): Business =>
  loadBusiness(fileURLToPath(new URL(`../../backend/business/${name}`, import.meta.url)));

const understandings = new WeakMap<Business, Understanding>();

/** One for all that read for this business: it is pure, and its phrases take a tenth of a second to compile. */
export function understandingOf(business: Business): Understanding {
  const known = understandings.get(business) ?? createUnderstanding(business);
  understandings.set(business, known);
  return known;
}
