import type { ReactNode } from 'react';
import type { Overview } from '../api';
import { count, yuan } from '../figures';
import { useWords } from '../words/language';

const Figure = ({
  name,
  value,
  unit,
  note,
}: {
  readonly name: ReactNode;
  readonly value: string;
  readonly unit: string;
  readonly note?: string | undefined;
}) => (
  <div className="figure">
    <dt>{name}</dt>
    <dd>
      <span className="amount">{value}</span> <span className="unit">{unit}</span>
      {note && <span className="under">{note}</span>}
    </dd>
  </div>
);

export const Figures = ({ overview }: { readonly overview: Overview }) => {
  const { overview: words, yuanUnit } = useWords();
  const { month } = overview;
  const money = (name: string, fen: number, note?: string) => (
    <Figure name={name} value={yuan(fen)} unit={yuanUnit} note={note} />
  );
  return (
    <section id="overview" className="section figures" aria-label={words.title} tabIndex={-1}>
      <dl>
        {money(
          words.paidMonth,
          overview.paidThisMonth,
          month ? words.benefitMonth(month) : words.noMonth,
        )}
        {money(words.paidYear, overview.paidThisYear, month ? words.year(month.slice(0, 4)) : '')}
        <Figure
          name={words.households}
          value={count(overview.householdsThisMonth)}
          unit={words.householdsUnit}
        />
        {money(`${words.atRisk} · ${words.certain}`, overview.overpaid)}
        {money(`${words.atRisk} · ${words.possible}`, overview.overpaidPossible)}
        {money(words.recovered, overview.recovered)}
        {money(words.outstanding, overview.outstanding)}
      </dl>
      <p className="note">{words.overlap}</p>
    </section>
  );
};
