const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

/** Fen as yuan, 1,234.50. Whole numbers all the way: no cent is lost to a fraction. */
export const yuan = (fen: number): string => {
  const size = Math.abs(fen);
  const cents = String(size % 100).padStart(2, '0');
  return `${fen < 0 ? '−' : ''}${grouped(Math.trunc(size / 100))}.${cents}`;
};

export const count = (value: number): string => grouped(Math.round(value));

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as the office's clock showed it: 2021-06-12 09:30. */
export const officeTime = (instant: string): string => shanghai.format(new Date(instant));
