import type { ReactNode } from 'react';
import { count, yuan } from '../../figures';
import { useRules } from '../../queries';
import { useLanguage } from '../../words/language';
import type { Found, Moment } from './clock';
import type { Change, Compared, Differences, Figure, Member } from './differences';
import { FIGURES } from './differences';
import { useReplayWords } from './words';

const ChangeMark = ({ change }: { readonly change: Change }) => {
  const words = useReplayWords();
  if (change === 'same') return null;
  const said = { new: words.isNew, changed: words.changed, gone: words.isGone }[change];
  return <span className={`change ${change}`}>{said}</span>;
};

const Figures = ({
  state,
  changed,
}: {
  readonly state: Moment['state'];
  readonly changed: ReadonlySet<Figure>;
}) => {
  const words = useReplayWords();
  const said: Readonly<Record<Figure, readonly [string, string]>> = {
    status: [words.status, words.statuses[state.status]],
    creditedFen: [words.credited, yuan(state.creditedFen)],
    overpaidFenCertain: [words.overpaid, yuan(state.overpaidFenCertain)],
    overpaidFenPossible: [words.overpaidPossible, yuan(state.overpaidFenPossible)],
    openFindings: [words.openFindings, count(state.openFindings)],
  };
  return (
    <dl className="case-figures">
      {FIGURES.map((figure) => (
        <div key={figure} className={changed.has(figure) ? 'is-changed' : undefined}>
          <dt>{said[figure][0]}</dt>
          <dd>
            {said[figure][1]} {changed.has(figure) && <ChangeMark change="changed" />}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Members = ({ members }: { readonly members: readonly Compared<Member>[] }) => {
  const words = useReplayWords();
  if (members.length === 0) return <p className="note">{words.noMembers}</p>;
  return (
    <table className="plain">
      <caption>{words.members}</caption>
      <thead>
        <tr>
          <th scope="col">{words.member.name}</th>
          <th scope="col">{words.member.covered}</th>
          <th scope="col">{words.member.standing}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ key, row, change }) => (
          <tr key={key} className={change === 'same' ? undefined : `is-${change}`}>
            <th scope="row">
              {row.name ?? row.personId} <ChangeMark change={change} />
            </th>
            <td>{row.covered ? words.yes : words.no}</td>
            <td>{words.standings[row.status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const FindingRow = ({ row, change }: { readonly row: Found; readonly change: Change }) => {
  const { say } = useLanguage();
  const rule = useRules().data?.get(row.rule);
  return (
    <tr className={change === 'same' ? undefined : `is-${change}`}>
      <th scope="row" title={rule && say(rule.lawful)}>
        <span className="code">{row.rule}</span> {rule && say(rule.title)}{' '}
        <ChangeMark change={change} />
        {rule && <span className="under lawful">{say(rule.lawful)}</span>}
      </th>
      <td className="whole">{row.benefitMonth ?? '—'}</td>
      <td className="number">{yuan(row.amountFenCertain)}</td>
      <td className="number">{yuan(row.amountFenPossible)}</td>
    </tr>
  );
};

const Findings = ({ findings }: { readonly findings: readonly Compared<Found>[] }) => {
  const words = useReplayWords();
  if (findings.length === 0) return <p className="note">{words.noFindings}</p>;
  return (
    <>
      <table className="plain">
        <caption>{words.findings}</caption>
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col" className="whole">
              {words.month}
            </th>
            <th scope="col" className="number">
              {words.certain}
            </th>
            <th scope="col" className="number">
              {words.possible}
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ key, row, change }) => (
            <FindingRow key={key} row={row} change={change} />
          ))}
        </tbody>
      </table>
      <p className="note">{words.findingsMeaning}</p>
    </>
  );
};

/** The case at one moment, with what differs from the one it is compared with shaded and named. */
export const StateCard = ({
  title,
  moment,
  differences,
}: {
  readonly title: ReactNode;
  readonly moment: Moment;
  readonly differences: Differences;
}) => (
  <div className="state-card">
    <h2>{title}</h2>
    <Figures state={moment.state} changed={differences.figures} />
    <Members members={differences.members} />
    <Findings findings={differences.findings} />
  </div>
);
