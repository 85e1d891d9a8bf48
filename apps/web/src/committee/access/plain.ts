interface Period {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

const isPeriod = (value: object): value is Period => 'firstMonth' in value && 'lastMonth' in value;

const partOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (isPeriod(value)) return `${value.firstMonth} – ${value.lastMonth}`;
  return Object.values(value).map(partOf).filter(Boolean).join(' ');
};

/** What was asked is kept as the program asked it; a reader gets what was chosen, without the marks. */
export const plain = (value: unknown): string => {
  const text = String(value);
  return text.startsWith('{') ? partOf(JSON.parse(text)) : text;
};
