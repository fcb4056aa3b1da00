import { writeFileSync } from 'node:fs';
import { kyselyOf } from './connect-pglite.ts';
import { EMPTY_DATABASE } from './empty-database.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './open-pglite.ts';

// Run by the build: creates the database that new folders start from.
const pglite = await openPglite('memory://');
const db = kyselyOf(pglite);
await migrate(db);
await db.destroy();
// Otherwise the first opening of each folder would replay its creation.
await pglite.exec('checkpoint');
const archive = await pglite.dumpDataDir('gzip');
writeFileSync(EMPTY_DATABASE, Buffer.from(await archive.arrayBuffer()));
await pglite.close();
