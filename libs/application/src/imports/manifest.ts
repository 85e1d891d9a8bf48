import { type LocalDate, parseLocalDate } from '@ledger/kernel';

export const MANIFEST = 'manifest.json';

/** File name → declared day of receipt, from a `manifest.json`; undefined when it is not one. */
export const declaredDays = (bytes: Uint8Array): ReadonlyMap<string, LocalDate> | undefined => {
  try {
    const { files } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
      readonly files?: readonly { readonly name?: string; readonly receivedOn?: string }[];
    };
    if (!Array.isArray(files)) return undefined;
    const days = new Map<string, LocalDate>();
    for (const { name, receivedOn } of files) {
      const day = parseLocalDate(receivedOn ?? '');
      if (name && day) days.set(name, day);
    }
    return days;
  } catch {
    return undefined;
  }
};
