export interface Opening {
  readonly batch: string;
  readonly benefitMonth: string;
}

/** The present month, and a number for it that nobody used: both may be changed. */
export const proposed = (today: string, numbersUsed: readonly string[]): Opening => {
  const benefitMonth = today.slice(0, 7);
  const number = `PC${benefitMonth.replace('-', '')}`;
  const next = [number, ...numbersUsed.map((_, at) => `${number}-${at + 2}`)];
  return { benefitMonth, batch: next.find((one) => !numbersUsed.includes(one)) ?? number };
};
