import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Rejects with the name of the first file that is missing or whose SHA-256 is another. */
export async function verifyFiles(folder: string, checksums: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, checksum] of Object.entries(checksums)) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(folder, name)), hash);
    } catch {
      throw new Error(`${name} of the model cannot be read`);
    }
    if (hash.digest('hex') !== checksum)
      throw new Error(`${name} of the model is damaged or another: its checksum differs`);
  }
}
