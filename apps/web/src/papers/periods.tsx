import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Query } from '../http';
import { Section } from '../page/section';
import type { KnownOn } from '../queries';
import { useSight } from '../session/sight';
import { PaperButtons } from './paper-buttons';
import { usePaperWords } from './words';

interface Of {
  /** Language and village. */
  readonly wanted: Query;
  readonly day: string;
  readonly knownOn: KnownOn;
}

const Row = ({
  said: { name, what },
  path,
  query,
  children,
}: {
  readonly said: { readonly name: string; readonly what: string };
  readonly path: string;
  readonly query: Query;
  /** The period that it is of. */
  readonly children: ReactNode;
}) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{what}</td>
    <td>{children}</td>
    <td>
      <PaperButtons isLabelled={false} path={path} query={query} name={name} />
    </td>
  </tr>
);

const Notice = ({ wanted, day, knownOn }: Of) => {
  const words = usePaperWords();
  const { may } = useSight();
  const [month, choose] = useState(day.slice(0, 7));
  const [reason, give] = useState('');
  return (
    <Row
      said={words['public-notice']}
      path="/public-notice"
      query={{ ...wanted, knownOn, month, reveal: reason.trim() }}
    >
      <label className="choice">
        {words.month}
        <Input type="month" value={month} onChange={({ target }) => choose(target.value)} />
      </label>
      {may('reveal-personal-data') && (
        <label className="paper-reason">
          {words.whole}
          <Input value={reason} maxLength={200} onChange={({ target }) => give(target.value)} />
        </label>
      )}
    </Row>
  );
};

const YearInput = ({
  year,
  choose,
}: {
  readonly year: string;
  readonly choose: (year: string) => void;
}) => {
  const words = usePaperWords();
  return (
    <label className="choice">
      {words.year}
      <Input
        inputMode="numeric"
        maxLength={4}
        value={year}
        onChange={({ target }) => choose(target.value)}
      />
    </label>
  );
};

const quarterOf = (day: string): string => String(Math.ceil(Number(day.slice(5, 7)) / 3));

const WorkLedger = ({ wanted: { language }, day, knownOn }: Of) => {
  const words = usePaperWords();
  const [year, chooseYear] = useState(day.slice(0, 4));
  const [quarter, chooseQuarter] = useState(quarterOf(day));
  return (
    <Row
      said={words['work-ledger']}
      path="/work-ledger"
      query={{ language, knownOn, quarter: `${year}Q${quarter}` }}
    >
      <span className="paper-period">
        <YearInput year={year} choose={chooseYear} />
        <label className="choice">
          {words.quarter}
          <select value={quarter} onChange={({ target }) => chooseQuarter(target.value)}>
            {words.quarters.map((name, at) => (
              <option key={name} value={at + 1}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </span>
    </Row>
  );
};

const YearEnd = ({ wanted: { language }, day, knownOn }: Of) => {
  const words = usePaperWords();
  const [year, choose] = useState(day.slice(0, 4));
  return (
    <Row said={words['year-end']} path="/year-end" query={{ language, knownOn, year }}>
      <YearInput year={year} choose={choose} />
    </Row>
  );
};

/** Papers of a month, a quarter and a year. */
export const Periods = (of: Of) => {
  const words = usePaperWords();
  const { may } = useSight();
  return (
    <Section id="periods" title={words.periods} note={words.periodsNote}>
      <table className="plain papers">
        <thead>
          <tr>
            <th scope="col">{words.paper}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.download}</th>
          </tr>
        </thead>
        <tbody>
          <Notice {...of} />
          <WorkLedger {...of} />
          {may('read-money') && <YearEnd {...of} />}
        </tbody>
      </table>
    </Section>
  );
};
