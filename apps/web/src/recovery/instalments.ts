export interface Instalment {
  readonly dueOn: string;
  readonly amountFen: number;
}

/** The same day of a later month, or its last day where it has none of that number. */
const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(target / 12), (target % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${toYear}-${two(toMonth)}-${two(Math.min(date, last))}`;
};

/** Equal parts in whole yuan, a month apart; the last takes what is left, so that all add up. */
export const instalmentsOf = (
  amountFen: number,
  times: number,
  firstDueOn: string,
): readonly Instalment[] => {
  const part = Math.floor(amountFen / times / 100) * 100;
  return Array.from({ length: times }, (_, at) => ({
    dueOn: monthsLater(firstDueOn, at),
    amountFen: at === times - 1 ? amountFen - part * (times - 1) : part,
  }));
};
