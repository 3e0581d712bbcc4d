import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';

/** Where LMDB's two head pages keep what, on machines of 64 bits. */
const HEAD_BYTES = 168;
const FLAGS_AT = 18;
const MAGIC_AT = 24;
const VERSION_AT = 28;
const PAGE_SIZE_AT = 48;
const LAST_PAGE_AT = 144;

const META_FLAG = 0x08;
const MAGIC = 0xbeefc0de;
const VERSION = 2;

/** Their layout is another one, which is not looked at. */
const ARCHITECTURES_OF_32_BITS: ReadonlySet<string> = new Set(['arm', 'ia32', 'mips', 'mipsel', 'ppc', 's390']);

/**
 * Throws where a file is no LMDB database: the library ends the process instead of refusing it. Brings one that was cut
 * short back to the length that its head pages name, and tells whether it was: to read a memory map beyond the end of
 * its file would end the process too, and the zeros that are there now are no valid page.
 */
export function mendDataFile(path: string): boolean {
  if (ARCHITECTURES_OF_32_BITS.has(process.arch)) return false;
  const file = openSync(path, 'r+');
  try {
    const length = fstatSync(file).size;
    if (length === 0) return false;
    const first = readHead(file, 0);
    const second = readHead(file, first.pageSize);
    const needed = Math.max(first.pages, second.pages) * first.pageSize;
    if (length >= needed) return false;
    ftruncateSync(file, needed);
    return true;
  } finally {
    closeSync(file);
  }
}

function readHead(file: number, position: number): { readonly pageSize: number; readonly pages: number } {
  const head = Buffer.alloc(HEAD_BYTES);
  readSync(file, head, 0, HEAD_BYTES, position);
  const pageSize = head.readUInt32LE(PAGE_SIZE_AT);
  const pages = Number(head.readBigUInt64LE(LAST_PAGE_AT)) + 1;
  const isMeta = (head.readUInt16LE(FLAGS_AT) & META_FLAG) !== 0 && head.readUInt32LE(MAGIC_AT) === MAGIC;
  const isKnown = isMeta && head.readUInt16LE(VERSION_AT) === VERSION;
  // A head that was written over must not make the file grow without end.
  if (isKnown && pageSize >= 512 && pageSize <= 65_536 && pages < 2 ** 36) return { pageSize, pages };
  throw new Error('The cache file is no LMDB database of a known version');
}
