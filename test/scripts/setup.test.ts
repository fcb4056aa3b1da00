import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFresh, prepareDatabase } from '../../scripts/setup/build.mjs';
import { findChromium, findPostgres, findRedis } from '../../scripts/setup/find-servers.mjs';
import { isInstalled } from '../../scripts/setup/install.mjs';
import { lockFile, withLock } from '../../scripts/setup/lock.mjs';
import { checkNodeVersion } from '../../scripts/setup/node-version.mjs';
import { runCommand } from '../../scripts/setup/run-command.mjs';
import { howToInstall, missingOf, SERVERS } from '../../scripts/setup/servers.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVERS_MODULE = new URL('../../scripts/setup/servers.mjs', import.meta.url).href;

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-setup-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string, changedAt = 1_000): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  utimesSync(file, changedAt, changedAt);
  return file;
}

describe('the version of Node', () => {
  test.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.9.1'])('%s will do', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  test.each(['v18.20.0', 'v20.18.3', 'v25.0.0'])('%s is refused, with what is needed', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(
      `needs Node.js 20.19 or newer, below 25; this is ${version}`,
    );
  });
});

describe('packages', () => {
  const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'x' }, ...packages } });
  const pg = { version: '1.0.0', integrity: 'sha512-a' };

  test('are installed when npm recorded what the lock names', () => {
    write('package-lock.json', lock({ 'node_modules/pg': pg }));
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', lock({ 'node_modules/pg': pg }));
    expect(isInstalled(folder)).toBe(true);
  });

  test.each<[string, object]>([
    ['another version', { 'node_modules/pg': { ...pg, version: '1.0.1' } }],
    ['another content', { 'node_modules/pg': { ...pg, integrity: 'sha512-b' } }],
    ['nothing', {}],
  ])('are not installed when %s is there', (_what, installed) => {
    write('package-lock.json', lock({ 'node_modules/pg': pg }));
    write('node_modules/.package-lock.json', lock(installed));
    expect(isInstalled(folder)).toBe(false);
  });

  test('for other platforms may be absent', () => {
    write('package-lock.json', lock({ 'node_modules/native': { ...pg, optional: true } }));
    write('node_modules/.package-lock.json', lock({}));
    expect(isInstalled(folder)).toBe(true);
  });
});

describe('a build', () => {
  test('is fresh while nothing of its sources is newer', () => {
    const source = write('src/deep/a.ts', '', 1_000);
    for (const each of ['src/deep', 'src']) utimesSync(join(folder, each), 1_000, 1_000);
    const stamp = write('dist/.built', '', 2_000);
    expect(isFresh(stamp, [join(folder, 'src')])).toBe(true);
    utimesSync(source, 3_000, 3_000);
    expect(isFresh(stamp, [join(folder, 'src')])).toBe(false);
  });

  test('is stale once a source was removed', () => {
    const source = write('src/a.ts', '', 1_000);
    utimesSync(join(folder, 'src'), 1_000, 1_000);
    const stamp = write('dist/.built', '', 2_000);
    rmSync(source);
    expect(isFresh(stamp, [join(folder, 'src')])).toBe(false);
  });

  test('that was never finished is stale', () => {
    expect(isFresh(join(folder, 'dist/.built'), [write('src/a.ts', '')])).toBe(false);
  });
});

describe('the empty database', () => {
  const [NAME, KEPT, NEXT] = ['empty-database-pglite-1.tar.gz', 'backend/dist', 'backend/dist.new'];
  const inNext = () => readFileSync(join(folder, NEXT, NAME), 'utf8');
  beforeEach(() => {
    for (const input of ['package-lock.json', 'tsconfig.json', 'backend/src/database/migrate.ts'])
      write(input, '');
    utimesSync(join(folder, 'backend/src/database'), 1_000, 1_000);
    const writing = `require('node:fs').writeFileSync(__dirname + '/../${NAME}', 'made anew')`;
    write(join(NEXT, 'database/prepare-cli.js'), writing);
  });

  test('is made by the first build', async () => {
    await prepareDatabase(folder, join(folder, NEXT));
    expect(inNext()).toBe('made anew');
  });

  test('is taken over from the last build while nothing of its sources is newer', async () => {
    write(join(KEPT, NAME), 'kept');
    write(join(KEPT, '.built'), '', 2_000);
    await prepareDatabase(folder, join(folder, NEXT));
    expect(inNext()).toBe('kept');
    write('backend/src/database/migrate.ts', '', 3_000);
    await prepareDatabase(folder, join(folder, NEXT));
    expect(inNext()).toBe('made anew');
  });
});

describe('the lock', () => {
  test('lets one in after another', async () => {
    let inside = 0;
    const entries: number[] = [];
    const enter = () =>
      withLock(folder, async () => {
        inside += 1;
        entries.push(inside);
        await new Promise(setImmediate);
        inside -= 1;
      });
    await Promise.all([enter(), enter()]);
    expect(entries).toEqual([1, 1]);
  });

  test('is released when the work fails', async () => {
    await expect(withLock(folder, () => Promise.reject(new Error('no network')))).rejects.toThrow(
      'no network',
    );
    expect(existsSync(lockFile(folder))).toBe(false);
  });

  test('of a process that is gone is taken over', async () => {
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    writeFileSync(lockFile(folder), gone);
    let entered = false;
    await withLock(folder, async () => {
      entered = true;
    });
    expect(entered).toBe(true);
  });
});

describe('a command of the set-up', () => {
  test('that fails is reported with what it said', async () => {
    const script = 'console.error("no space left"); process.exit(3)';
    await expect(runCommand('Building', process.execPath, ['-e', script])).rejects.toThrow(
      /^Building failed: .* ended with 3\nno space left$/s,
    );
  });

  test('that does not exist is reported', async () => {
    await expect(runCommand('Building', join(folder, 'nothing'), [])).rejects.toThrow(
      /^Building failed: .*ENOENT/,
    );
  });
});

describe('servers', () => {
  test('that the tests need are here', () => expect(missingOf(SERVERS)).toEqual([]));

  test('that cannot be installed are named in one message, with how to get them', () => {
    const message = howToInstall(SERVERS.filter(({ name }) => name !== 'PostgreSQL'));
    expect(message).toContain('need redis-server, Chromium, which');
    expect(message).toContain('sudo apt-get install redis-server chromium\n');
    expect(message).toContain('brew install redis google-chrome\n');
    expect(message).not.toContain('postgresql');
  });
});

test('what a few tests can do without is looked for once, and its lack ends nothing', () => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  mkdirSync(join(folder, 'node_modules'));
  for (const [name, file] of [
    ['redis-server', findRedis()],
    ['chromium', findChromium()],
    ['initdb', join(findPostgres() ?? '', 'initdb')],
    ['postgres', join(findPostgres() ?? '', 'postgres')],
  ] as const)
    symlinkSync(file ?? '', join(bin, name));
  const script = `
    const { areServersFound, installServers } = await import(${JSON.stringify(SERVERS_MODULE)});
    const root = ${JSON.stringify(folder)};
    console.log(areServersFound(root));
    await installServers(root);
    console.log(areServersFound(root));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: bin },
  });
  expect({ stdout, status }).toEqual({ stdout: 'false\ntrue\n', status: 0 });
  expect(stderr).toContain('promtool could not be installed, so the tests that need it are skipped');
});

test('a set-up with nothing to do says nothing', () => {
  const output = execFileSync(process.execPath, [join(ROOT, 'scripts/setup.mjs'), 'packages', 'servers'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(output).toBe('');
});

test('a step that does not exist is refused', () => {
  expect(() =>
    execFileSync(process.execPath, [join(ROOT, 'scripts/setup.mjs'), 'pakages'], { stdio: 'pipe' }),
  ).toThrow('Unknown set-up steps: pakages');
});
