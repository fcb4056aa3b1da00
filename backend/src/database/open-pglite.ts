import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';

/** Opens a folder or `memory://`; creates a database if there is none. */
export function openPglite(place: string): Promise<PGlite> {
  return PGlite.create(place, { extensions: { btree_gist } }).catch((cause: unknown) => {
    throw new Error(`PGlite cannot open ${place}`, { cause });
  });
}
