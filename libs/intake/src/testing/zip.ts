import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the directory claims it unpacks to, when that is a lie. */
  readonly claimed?: number;
}

const local = (name: Buffer, packed: Buffer, crc: number, size: number) => {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packed]);
};

const central = (name: Buffer, packed: Buffer, crc: number, size: number, at: number) => {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(8, 10);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed.length, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
};

/** A zip made by hand, so that its directory can lie. */
export const zipOf = (entries: readonly Entry[], copiesOfDirectory = 1): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claimed } of entries) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const crc = crc32(bytes);
    locals.push(local(title, packed, crc, bytes.length));
    directory.push(central(title, packed, crc, claimed ?? bytes.length, at));
    at += 30 + title.length + packed.length;
  }
  const listed = Array.from({ length: copiesOfDirectory }, () => directory).flat();
  const size = listed.reduce((sum, one) => sum + one.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(listed.length, 8);
  end.writeUInt16LE(listed.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...listed, end]);
};
