/** A file or folder in a tar archive. */
export interface TarEntry {
  /** As stored in the archive; it may have a slash at either end. */
  readonly path: string;
  /** Null for a folder. */
  readonly content: Uint8Array | null;
}

const BLOCK = 512;
const PATH = { from: 0, to: 100 };
const SIZE = { from: 124, to: 136 };
const TYPE = 156;
const [FILE, FOLDER] = ['0', '5'];

/** Reads plain tar: files and folders whose paths fit the header. Throws on anything else. */
export function* tarEntries(archive: Buffer): Generator<TarEntry> {
  for (let at = 0; archive[at]; ) {
    const header = archive.subarray(at, at + BLOCK);
    const path = text(header, PATH);
    const type = String.fromCharCode(header[TYPE] ?? 0);
    const size = Number.parseInt(text(header, SIZE), 8);
    const end = at + BLOCK + size;
    if (type !== FILE && type !== FOLDER) throw new Error(`${path} is of type "${type}" in this tar archive`);
    if (!(end <= archive.length)) throw new Error(`This tar archive ends within ${path}`);
    yield { path, content: type === FILE ? archive.subarray(at + BLOCK, end) : null };
    at = Math.ceil(end / BLOCK) * BLOCK;
  }
}

const text = (header: Buffer, { from, to }: { readonly from: number; readonly to: number }): string =>
  header.toString('latin1', from, to).replace(/\0.*$/s, '');
