import '../look/finance.css';
import { useMemo } from 'react';
import { count } from '../figures';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { useJoined } from '../words/joined';
import { OrderSupplement } from './order';
import { usePlaceName } from './places';
import { ReverseSupplement } from './reverse';
import { useSupplementWords } from './words';

type Ordered = Answer<'Supplement'>;

const useColumns = (mayOrder: boolean): readonly Column<Ordered>[] => {
  const words = useSupplementWords();
  const placeOf = usePlaceName();
  const { list: listed } = useJoined();
  return useMemo(() => {
    const columns: Column<Ordered>[] = [
      { key: 'month', title: words.month, of: (one) => one.benefitMonth, isChoice: true },
      { key: 'order', title: words.order, of: ({ order }) => order, kind: 'count', width: 64 },
      {
        key: 'kind',
        title: words.kind,
        of: ({ kind }) => kind,
        say: (kind) => words.kinds[kind] ?? kind,
        isChoice: true,
      },
      { key: 'document', title: words.document, of: ({ document }) => document },
      { key: 'place', title: words.place, of: ({ division }) => placeOf(division), isChoice: true },
      {
        key: 'who',
        title: words.who,
        of: ({ households }) => (households === null ? words.all : listed(households)),
        show: ({ households }) =>
          households === null ? (
            words.all
          ) : (
            <span title={listed(households)}>{words.namedOnly(count(households.length))}</span>
          ),
      },
      {
        key: 'per',
        title: words.per,
        of: ({ per }) => per,
        say: (per) => words.pers[per] ?? per,
        isChoice: true,
      },
      { key: 'amount', title: words.amount, of: ({ amountFen }) => amountFen, kind: 'yuan' },
      { key: 'orderedOn', title: words.orderedOn, of: ({ orderedOn }) => orderedOn },
      { key: 'confirmedBy', title: words.confirmedBy, of: ({ confirmedBy }) => confirmedBy },
    ];
    if (!mayOrder) return columns;
    const acts: Column<Ordered> = {
      key: 'acts',
      title: words.act,
      of: () => null,
      show: (one) => <ReverseSupplement of={one} />,
      isAct: true,
    };
    return [...columns, acts];
  }, [words, placeOf, listed, mayOrder]);
};

/** What was ordered beside the benefit (补助), and ordering more. */
export const SupplementsPage = () => {
  const words = useSupplementWords();
  const [knownOn] = useKnownOn();
  const { may } = useSight();
  // Acts are of today; a page that shows another day offers none.
  const mayOrder = may('decide-payments') && knownOn === undefined;
  const columns = useColumns(mayOrder);
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/supplements', { params });
  return (
    <Page title={words.title} note={words.meaning}>
      <Section id="supplements" title={words.list} actions={mayOrder && <OrderSupplement />}>
        <Answered query={query}>
          {({ supplements }) => (
            <List
              title={words.list}
              columns={columns}
              rows={supplements}
              rowKey={({ division, benefitMonth, order }) =>
                `${division.slice(0, 9)} ${benefitMonth} ${order}`
              }
              empty={words.none}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
