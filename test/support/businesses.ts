import { fileURLToPath } from 'node:url';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import type { Business } from '../../backend/src/domain/business.ts';

export const BUSINESS_NAMES = ['btrix', 'barbershop'] as const;

/** A business that ships, from its real file. */
export const loadTestBusiness = (name: (typeof BUSINESS_NAMES)[number]): Business =>
  loadBusiness(fileURLToPath(new URL(`../../backend/business/${name}`, import.meta.url)));
