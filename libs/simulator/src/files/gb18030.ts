/** What GB18030 writes in two bytes: enough for every name and word the simulator knows. */
const twoBytes = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1) codes.set(character, [lead, trail]);
    }
  }
  return codes;
};

let codes: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Node reads GB18030 and does not write it. @throws RangeError for what needs four bytes. */
export const gb18030 = (text: string): Uint8Array => {
  codes ??= twoBytes();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const pair = codes.get(character);
    if (point < 0x80) bytes.push(point);
    else if (pair) bytes.push(...pair);
    else throw new RangeError(`no two bytes of GB18030 for ${character}`);
  }
  return Uint8Array.from(bytes);
};
