import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate for 127.0.0.1 that signs itself, and where it lies. */
export interface TestCertificate {
  readonly folder: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly pem: string;
}

/** Made by openssl, in a folder of its own. */
export function createCertificate(): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-tls-'));
  const certFile = join(folder, 'cert.pem');
  const keyFile = join(folder, 'key.pem');
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const output = ['-nodes', '-keyout', keyFile, '-out', certFile];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject, ...output], { stdio: 'ignore' });
  return { folder, certFile, keyFile, pem: readFileSync(certFile, 'utf8') };
}
