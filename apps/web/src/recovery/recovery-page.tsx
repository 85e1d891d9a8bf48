import '../look/finance.css';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { count, yuan } from '../figures';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { PaperButtons } from '../papers/paper-buttons';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';
import { OverpaymentStatus } from './overpayment-status';
import { useRecoveryWords } from './words';

type Register = Answer<'Overpayments'>;
type Overpayment = Register['overpayments'][number];
type Sums = Register['total'];

const AMOUNTS = [
  'overpaid',
  'recovered',
  'offset',
  'writtenOff',
  'outstanding',
  'due',
  'late',
] as const;

const SumRow = ({ name, sums }: { readonly name: string; readonly sums: Sums }) => (
  <tr>
    <th scope="row">{name}</th>
    <td className="number">{count(sums.count)}</td>
    {AMOUNTS.map((what) => (
      <td key={what} className={`number ${sums[`${what}Fen`] === 0 ? 'zero' : ''}`}>
        {yuan(sums[`${what}Fen`])}
      </td>
    ))}
  </tr>
);

/** The same sums three ways, of which each overpayment is counted once. */
const SumTable = ({ register }: { readonly register: Register }) => {
  const words = useRecoveryWords();
  const { say } = useLanguage();
  const rules = useRules().data;
  const ruleName = (rule: string | null): string => {
    const known = rule === null ? undefined : rules?.get(rule);
    return rule === null ? words.noRule : `${rule} ${known ? say(known.title) : ''}`;
  };
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{words.sums}</th>
          <th scope="col" className="number">
            {words.count}
          </th>
          {AMOUNTS.map((what) => (
            <th key={what} scope="col" className="number">
              {words[what]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <SumRow name={words.sums} sums={register.total} />
        {register.byRule.map((sums) => (
          <SumRow key={`rule ${sums.rule}`} name={ruleName(sums.rule)} sums={sums} />
        ))}
        {register.byVillage.map((sums) => (
          <SumRow
            key={`village ${sums.division} ${sums.village}`}
            name={sums.village ?? words.noVillage}
            sums={sums}
          />
        ))}
      </tbody>
    </table>
  );
};

const useColumns = (): readonly Column<Overpayment>[] => {
  const words = useRecoveryWords();
  const addressOf = useAddress();
  return useMemo(
    () => [
      {
        key: 'overpayment',
        title: words.overpayment,
        of: ({ overpayment }) => overpayment,
        show: ({ overpayment }) => (
          <Link to={addressOf(`/recovery/${overpayment}`)}>{overpayment}</Link>
        ),
      },
      { key: 'head', title: words.head, of: ({ headName }) => headName },
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      { key: 'month', title: words.month, of: ({ benefitMonth }) => benefitMonth },
      { key: 'rule', title: words.rule, of: ({ rules }) => rules.join(', ') || null },
      {
        key: 'status',
        title: words.status,
        of: ({ status }) => status,
        say: (status) => words.states[status] ?? status,
        show: ({ status }) => <OverpaymentStatus of={status} />,
        isChoice: true,
      },
      {
        key: 'overpaid',
        title: words.overpaid,
        of: ({ overpaidFen }) => overpaidFen,
        kind: 'yuan',
      },
      {
        key: 'recovered',
        title: words.recovered,
        of: ({ recoveredFen }) => recoveredFen,
        kind: 'yuan',
      },
      {
        key: 'outstanding',
        title: words.outstanding,
        of: ({ outstandingFen }) => outstandingFen,
        kind: 'yuan',
      },
      { key: 'nextDue', title: words.nextDue, of: ({ plan }) => plan?.nextDueOn ?? null },
    ],
    [words, addressOf],
  );
};

/** Every overpaid month, and what became of it. */
export const RecoveryPage = () => {
  const words = useRecoveryWords();
  const [knownOn] = useKnownOn();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/overpayments', { params });
  const columns = useColumns();
  return (
    <Page title={words.title} note={words.meaning}>
      <Answered query={query}>
        {(register) => (
          <>
            <Section
              id="overpayments"
              title={words.list}
              note={words.lawful}
              actions={<PaperButtons path="/overpayments" query={{ knownOn }} name={words.list} />}
            >
              <List
                title={words.list}
                columns={columns}
                rows={register.overpayments}
                rowKey={({ overpayment }) => overpayment}
                empty={words.none}
              />
            </Section>
            <Section id="sums" title={words.sums}>
              <SumTable register={register} />
            </Section>
          </>
        )}
      </Answered>
    </Page>
  );
};
