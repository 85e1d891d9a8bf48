import { Input } from 'antd';
import { useSearchParams } from 'react-router';
import { yuan } from '../../figures';
import { useKnownOn } from '../../frame/known-on';
import { Page } from '../../frame/page';
import { type Answer, ledger } from '../../ledger/ledger';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useSight } from '../../session/sight';
import { useLanguage } from '../../words/language';
import '../../look/administration.css';
import { WhatIf } from './what-if';
import { useJoined } from '../../words/joined';
import { usePolicyWords } from './words';

type Setting = Answer<'Policies'>['policies'][number];

/** The first month there is: it has been so all along. */
const FIRST_MONTH = '0001-01';

const useValue = () => {
  const words = usePolicyWords();
  const { values } = useLanguage().words;
  const { list } = useJoined();
  return ({ value, unit }: Setting): string => {
    if (typeof value !== 'number') return list(value.map((each) => values[each] ?? each));
    return `${unit === 'fen' ? yuan(value) : String(value)} ${words.units[unit]}`.trim();
  };
};

const useColumns = (): readonly Column<Setting>[] => {
  const words = usePolicyWords();
  const { say } = useLanguage();
  const { clauses } = useJoined();
  const valueOf = useValue();
  return [
    {
      key: 'question',
      title: words.question,
      of: (setting) => say(setting.words),
      width: 280,
      show: (setting) => (
        <>
          {say(setting.words)} <span className="code under">{setting.question}</span>
        </>
      ),
    },
    { key: 'value', title: words.value, of: valueOf, width: 170 },
    {
      key: 'division',
      title: words.division,
      of: ({ division }) => division || words.national,
      isChoice: true,
    },
    {
      key: 'from',
      title: words.from,
      of: ({ from }) => (from === FIRST_MONTH ? words.always : from),
      width: 90,
    },
    { key: 'until', title: words.until, of: ({ until }) => until, width: 90 },
    { key: 'document', title: words.document, of: ({ document }) => document },
    {
      key: 'verified',
      title: words.verified,
      of: ({ verified }) => (verified ? words.isVerified : words.isNotVerified),
      show: ({ verified, unverifiedBecause }) => (
        <span title={clauses(unverifiedBecause.map(say))}>
          {verified ? words.isVerified : words.isNotVerified}
        </span>
      ),
      isChoice: true,
      width: 110,
    },
    {
      key: 'publishedOn',
      title: words.publishedOn,
      of: ({ publishedOn }) => publishedOn ?? words.shipped,
      width: 110,
    },
  ];
};

/** What judges a month, and by which document. */
export const PoliciesPage = () => {
  const words = usePolicyWords();
  const { may } = useSight();
  const columns = useColumns();
  const [knownOn] = useKnownOn();
  const [address, setAddress] = useSearchParams();
  const at = address.get('at') ?? '';
  const query = ledger.useQuery('get', '/api/v1/policies', {
    params: { query: { ...(at && { at }), ...(knownOn !== undefined && { knownOn }) } },
  });
  const choose = (month: string): void =>
    setAddress((before) => {
      const after = new URLSearchParams(before);
      if (month) after.set('at', month);
      else after.delete('at');
      return after;
    });
  return (
    <Page title={words.title} note={words.note}>
      <Section
        id="policies"
        title={words.list}
        actions={
          <label className="choice" htmlFor="policy-at">
            {words.at}
            <Input
              id="policy-at"
              type="month"
              title={words.atHint}
              value={at}
              onChange={({ target }) => choose(target.value)}
            />
          </label>
        }
      >
        <Answered query={query}>
          {({ policies }) => (
            <List
              title={words.list}
              columns={columns}
              rows={policies}
              rowKey={({ question, division, from }) => `${question} ${division} ${from}`}
              empty={words.empty}
            />
          )}
        </Answered>
      </Section>
      {may('check-policy') && <WhatIf />}
    </Page>
  );
};
