/** Notices as the ledger takes them; it alone says what is wrong with one. */
export type Notice = Readonly<Record<string, unknown>>;

const isNotice = (value: unknown): value is Notice => typeof value === 'object' && value !== null;

const listIn = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (isNotice(value) && Array.isArray(value['notices'])) return value['notices'];
  // One notice by itself, as most of them come.
  return isNotice(value) ? [value] : [];
};

/** The notices of a file, or nothing where it is none. */
export const noticesIn = (text: string): readonly Notice[] | undefined => {
  try {
    const list = listIn(JSON.parse(text.replace(/^\uFEFF/, '')));
    return list.length > 0 && list.every(isNotice) ? (list as readonly Notice[]) : undefined;
  } catch {
    return undefined;
  }
};
