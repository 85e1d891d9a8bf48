import { Alert, Input } from 'antd';
import { useMemo, useState } from 'react';
import { yuan } from '../figures';
import { useKnownOn } from '../frame/known-on';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useFundWords } from './words';

type Balance = Answer<'TrialBalance'>['accounts'][number];
type Line = Answer<'Journal'>['lines'][number];

const TrialTable = ({ accounts }: { readonly accounts: readonly Balance[] }) => {
  const words = useFundWords();
  const titles = [words.opening, words.debit, words.credit, words.closing];
  return (
    <table className="plain narrow">
      <caption>{words.trial}</caption>
      <thead>
        <tr>
          <th scope="col">{words.account}</th>
          {titles.map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ account, openingFen, debitFen, creditFen, closingFen }) => (
          <tr key={account}>
            <th scope="row">{words.accounts[account] ?? account}</th>
            <td className="number">{yuan(openingFen)}</td>
            <td className="number">{yuan(debitFen)}</td>
            <td className="number">{yuan(creditFen)}</td>
            <td className="number">{yuan(closingFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const useColumns = (): readonly Column<Line>[] => {
  const words = useFundWords();
  return useMemo(
    () => [
      { key: 'day', title: words.day, of: ({ day }) => day },
      {
        key: 'what',
        title: words.what,
        of: ({ what }) => what,
        say: (what) => words.whats[what] ?? what,
        isChoice: true,
      },
      { key: 'month', title: words.benefitMonth, of: ({ benefitMonth }) => benefitMonth },
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      {
        key: 'debit',
        title: words.debitAccount,
        of: ({ debit }) => debit,
        say: (account) => words.accounts[account] ?? account,
      },
      {
        key: 'credit',
        title: words.creditAccount,
        of: ({ credit }) => credit,
        say: (account) => words.accounts[account] ?? account,
      },
      { key: 'amount', title: words.amount, of: ({ amountFen }) => amountFen, kind: 'yuan' },
    ],
    [words],
  );
};

const useMonth = () => {
  const [knownOn] = useKnownOn();
  const [chosen, choose] = useState<string>();
  return { month: chosen ?? knownOn?.slice(0, 7), choose };
};

/** The journal of a month and its trial balance. */
export const Books = () => {
  const words = useFundWords();
  const { month, choose } = useMonth();
  const columns = useColumns();
  const params = { query: month === undefined ? {} : { month } };
  const trial = ledger.useQuery('get', '/api/v1/trial-balance', { params });
  const journal = ledger.useQuery('get', '/api/v1/journal', { params });
  const shown = month ?? trial.data?.month ?? '';
  return (
    <Section
      id="books"
      title={words.books}
      note={words.booksNote}
      actions={
        <label className="choice">
          {words.month}
          <Input type="month" value={shown} onChange={({ target }) => choose(target.value)} />
        </label>
      }
    >
      <Answered query={trial}>
        {({ accounts, differenceFen, month: of }) => (
          <>
            {differenceFen === 0 ? (
              <p className="note">{words.balanced(of)}</p>
            ) : (
              <Alert type="error" showIcon title={words.unbalanced(of, yuan(differenceFen))} />
            )}
            <TrialTable accounts={accounts} />
          </>
        )}
      </Answered>
      <div className="section-part">
        <h3>{words.journal}</h3>
        <Answered query={journal}>
          {({ lines }) => (
            <List
              title={words.journal}
              name="journal"
              columns={columns}
              rows={lines}
              rowKey={(line) => JSON.stringify(line)}
              empty={words.noJournal}
            />
          )}
        </Answered>
      </div>
    </Section>
  );
};
