import { fileURLToPath } from 'node:url';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { createUnderstanding, type Understanding } from '../../backend/src/understanding/understand.ts';

export const BUSINESS_NAMES = ['btrix', 'barbershop'] as const;

/** A shipped business, from its real file. */
export const loadTestBusiness = (name: (typeof BUSINESS_NAMES)[number]): Business =>
  loadBusiness(fileURLToPath(new URL(`../../backend/business/${name}`, import.meta.url)));

const understandings = new WeakMap<Business, Understanding>();

/** Shared by all tests of a business: it is pure, and compiling its phrases takes a tenth of a second. */
export function understandingOf(business: Business): Understanding {
  const known = understandings.get(business) ?? createUnderstanding(business);
  understandings.set(business, known);
  return known;
}
