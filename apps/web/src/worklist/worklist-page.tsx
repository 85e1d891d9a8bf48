import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Rule } from '../api';
import { count } from '../figures';
import { FindingActs } from '../finding/finding-acts';
import { useNote } from '../finding/note';
import { LawfulFirst } from '../finding/summary';
import { type FindingWords, useFindingWords } from '../finding/words';
import { type ColumnsNeed, placeColumns, riskColumn, ruleColumn } from '../findings/columns';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import type { Column } from '../list/column';
import { List } from '../list/list';
import '../look/street.css';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useRules } from '../queries';
import { useSight } from '../session/sight';
import { useLanguage } from '../words/language';
import { useWorklist, type WholeWorklist, type WorkItem } from './all-of-worklist';
import { useWorklistWords, type WorklistWords } from './words';

const SETS = ['to-do', 'mine', 'all'] as const;
type Set = (typeof SETS)[number];

const NO_RULES: ReadonlyMap<string, Rule> = new Map();

const useSet = (): Set => {
  const [words] = useSearchParams();
  return SETS.find((one) => one === words.get('show')) ?? 'to-do';
};

const stateColumns = (
  own: WorklistWords,
  states: FindingWords['states'],
): readonly Column<WorkItem>[] => [
  {
    key: 'state',
    title: own.state,
    of: ({ state }) => state,
    say: (state) => states[state as WorkItem['state']],
    show: ({ state }) => <span className={`work ${state}`}>{states[state]}</span>,
    isChoice: true,
    width: 108,
  },
  { key: 'who', title: own.who, of: ({ assignedTo }) => assignedTo, isChoice: true, width: 96 },
  { key: 'since', title: own.since, of: ({ heldSince }) => heldSince, width: 100 },
  { key: 'age', title: own.age, of: ({ ageDays }) => ageDays, kind: 'count', width: 70 },
];

const useColumns = (): readonly Column<WorkItem>[] => {
  const { words, say } = useLanguage();
  const own = useWorklistWords();
  const { states } = useFindingWords();
  const rules = useRules().data ?? NO_RULES;
  return useMemo(() => {
    const need: ColumnsNeed = { words, rules, say };
    return [
      ruleColumn<WorkItem>(need),
      ...placeColumns<WorkItem>(need),
      riskColumn<WorkItem>(own.risk),
      ...stateColumns(own, states),
    ];
  }, [words, rules, say, own, states]);
};

/** Mine first, then the most money: what is looked at first. */
const firstMine = (items: readonly WorkItem[], userName: string): readonly WorkItem[] => [
  ...items.filter(({ assignedTo }) => assignedTo === userName),
  ...items.filter(({ assignedTo }) => assignedTo !== userName),
];

const Sets = ({ chosen }: { readonly chosen: Set }) => {
  const words = useWorklistWords();
  const addressOf = useAddress();
  return (
    <nav className="sets" aria-label={words.shown}>
      {SETS.map((set) => (
        <Link
          key={set}
          to={addressOf(`/worklist?show=${set}`)}
          {...(set === chosen && { 'aria-current': 'page' as const })}
        >
          {words.sets[set]}
        </Link>
      ))}
    </nav>
  );
};

const Counts = ({ counts }: { readonly counts: WholeWorklist['counts'] }) => {
  const words = useWorklistWords();
  const { states } = useFindingWords();
  return (
    <ul className="counts" aria-label={words.counts}>
      {Object.entries(states).map(([state, name]) => (
        <li key={state}>
          {name} <strong>{count(counts[state] ?? 0)}</strong>
        </li>
      ))}
    </ul>
  );
};

const Under = ({ item }: { readonly item: WorkItem }) => {
  const { may } = useSight();
  const [knownOn] = useKnownOn();
  const rule = useRules().data?.get(item.rule);
  const noteOf = useNote();
  return (
    <div className="under-row">
      <p>{noteOf(item)}</p>
      {rule && <LawfulFirst rule={rule} />}
      {may('work-findings') && knownOn === undefined && (
        <div className="acts">
          <FindingActs finding={item} />
        </div>
      )}
    </div>
  );
};

/** What there is to do about findings, who has it, and for how long. */
export const WorklistPage = () => {
  const words = useWorklistWords();
  const [knownOn] = useKnownOn();
  const { account } = useSight();
  const set = useSet();
  const columns = useColumns();
  const query = useWorklist({
    knownOn,
    state: set === 'to-do' ? 'to-do' : 'all',
    ...(set === 'mine' && { assignedTo: account.userName }),
  });
  return (
    <Page title={words.title} note={words.note}>
      <Section id="worklist" title={words.sets[set]} actions={<Sets chosen={set} />}>
        <Answered query={query}>
          {({ items, counts }) => (
            <>
              {set === 'all' && <Counts counts={counts} />}
              <List
                title={words.title}
                columns={columns}
                rows={firstMine(items, account.userName)}
                rowKey={({ findingId }) => findingId}
                empty={set === 'mine' ? words.noneMine : words.none}
                expanded={{
                  expand: words.expand,
                  collapse: words.collapse,
                  show: (item) => <Under item={item} />,
                }}
              />
            </>
          )}
        </Answered>
      </Section>
    </Page>
  );
};
