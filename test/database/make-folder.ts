import process from 'node:process';
import { makeDatabaseFolder } from '../../backend/src/database/empty-database.ts';

// Run by empty-database.test.ts, which kills it.
const [, , folder = '', archive = ''] = process.argv;
await makeDatabaseFolder(folder, archive);
