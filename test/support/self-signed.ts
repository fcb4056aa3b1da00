import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A self-signed certificate for 127.0.0.1 and localhost, with its key. */
export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
  remove(): Promise<void>;
}

export async function selfSigned(): Promise<SelfSigned> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-certificate-'));
  const [certificate, key] = [join(dir, 'certificate.pem'), join(dir, 'key.pem')];
  await promisify(execFile)('openssl', [
    'req',
    ...['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ...['-keyout', key, '-out', certificate],
  ]);
  return { certificate, key, remove: () => rm(dir, { recursive: true }) };
}
