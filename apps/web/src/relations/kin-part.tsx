import { useMemo } from 'react';
import { FindingLink } from '../findings/finding-link';
import { HouseholdLink } from '../frame/household-link';
import { useKnownOn } from '../frame/known-on';
import type { Answer } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Section } from '../page/section';
import { PaperButtons } from '../papers/paper-buttons';
import { usePaperWords } from '../papers/words';
import { FanPicture } from './fan-picture';
import type { Fan } from './fans';
import { type RelationWords, useRelationWords } from './words';

type Relations = Answer<'Relations'>;
type Person = Relations['persons'][number];
type Kin = Relations['kin'][number] & { readonly of: Person | undefined };

const DRAWN_MOST = 24;

const nameOf = (person: Person | undefined): string => person?.personName ?? person?.key ?? '';

const filingOf = ({ isFiled, mustBeFiled }: Kin, words: RelationWords): string => {
  if (isFiled) return words.isFiled;
  return mustBeFiled ? words.notFiled : words.notNeeded;
};

const kinOf = ({ kin, persons }: Relations): readonly Kin[] =>
  kin.map((one) => ({ ...one, of: persons.find(({ key }) => key === one.official) }));

const fansOf = (all: readonly Kin[], words: RelationWords): readonly Fan[] => {
  const officials = [...new Set(all.map(({ official }) => official))];
  return officials
    .map((key): Fan => {
      const own = all.filter(({ official }) => official === key);
      return {
        key,
        name: nameOf(own[0]?.of),
        isMarked: own.some(({ findingId }) => findingId !== null),
        ties: own.map((one) => ({
          name: `${words.relations[one.relation] ?? one.relation} ${one.relativeName ?? ''}`,
          under: `${one.householdNo} ${one.village ?? ''}`,
          isBroken: !one.isFiled,
          isMarked: one.findingId !== null,
        })),
      };
    })
    .sort((a, b) => b.ties.length - a.ties.length)
    .slice(0, DRAWN_MOST);
};

const tieColumns = (words: RelationWords): readonly Column<Kin>[] => [
  { key: 'official', title: words.official, of: ({ of }) => nameOf(of) },
  {
    key: 'post',
    title: words.post,
    of: ({ of }) => (of?.post?.handles ? words.handles : words.inPost),
    isChoice: true,
  },
  {
    key: 'relation',
    title: words.relation,
    of: ({ relation }) => relation,
    say: (relation) => words.relations[relation] ?? relation,
    isChoice: true,
  },
  {
    key: 'relative',
    title: words.relative,
    of: ({ relativeName, relativeId }) => [relativeName, relativeId].filter(Boolean).join(' '),
  },
  {
    key: 'household',
    title: words.household,
    of: ({ householdNo }) => householdNo,
    show: ({ householdNo }) => <HouseholdLink no={householdNo} />,
  },
  { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
];

const filingColumns = (words: RelationWords): readonly Column<Kin>[] => [
  {
    key: 'filed',
    title: words.filed,
    of: (one) => filingOf(one, words),
    show: (one) => (
      <span className={one.mustBeFiled && !one.isFiled ? 'marked' : ''}>
        {filingOf(one, words)}
      </span>
    ),
    isChoice: true,
  },
  {
    key: 'finding',
    title: words.finding,
    of: ({ findingId }) => (findingId === null ? null : words.notFiled),
    show: ({ findingId }) =>
      findingId === null ? (
        <span className="zero">—</span>
      ) : (
        <FindingLink id={findingId}>{words.seeFinding}</FindingLink>
      ),
  },
];

export const KinPart = ({ relations }: { readonly relations: Relations }) => {
  const words = useRelationWords();
  const paper = usePaperWords()['near-relatives'];
  const [knownOn] = useKnownOn();
  const columns = useMemo(() => [...tieColumns(words), ...filingColumns(words)], [words]);
  const kin = useMemo(() => kinOf(relations), [relations]);
  return (
    <Section
      id="kin"
      title={words.kin}
      note={words.kinNote}
      actions={<PaperButtons path="/near-relatives" query={{ knownOn }} name={paper.name} />}
    >
      <FanPicture title={words.kinPicture} fans={fansOf(kin, words)} />
      <List
        name="kin"
        title={words.kin}
        columns={columns}
        rows={kin}
        rowKey={(one) => `${one.official} ${one.householdNo} ${one.relativeId} ${one.relation}`}
        empty={words.noKin}
      />
    </Section>
  );
};
