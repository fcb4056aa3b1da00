import { Client } from 'pg';
import { randomId } from '../../backend/src/lib/ids.ts';

const ID_LENGTH = 22;

/** A new database with the tables of `template`, a database without connections. */
export async function createDatabase(serverUrl: string, template = 'template0'): Promise<string> {
  const name = `of_${randomId(ID_LENGTH).toLowerCase().replaceAll(/\W/g, '')}`;
  await execute(serverUrl, `create database ${name} template ${template}`);
  return named(serverUrl, name);
}

/** Closes all connections to it. */
export const dropDatabase = (url: string): Promise<void> =>
  execute(url, `drop database ${new URL(url).pathname.slice(1)} with (force)`);

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: named(serverUrl, 'template1') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function named(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
