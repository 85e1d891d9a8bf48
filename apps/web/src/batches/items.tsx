import { useMemo } from 'react';
import { count, yuan } from '../figures';
import { Evidence } from '../findings/evidence';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { usePaymentWords } from '../money/payment-words';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';
import { beside, type ScreenedItem } from './beside';
import { LineFindings, type Screened } from './line-findings';
import { useJoined } from '../words/joined';
import { useBatchWords } from './words';

const useBank = () => {
  const words = useBatchWords();
  const { failures } = usePaymentWords();
  return ({ bank, creditedOn, returnedOn, failureCode, creditedFen, totalFen }: ScreenedItem) =>
    [
      words.banks[bank] ?? bank,
      creditedOn ?? returnedOn,
      failureCode && (failures[failureCode] ?? failureCode),
      bank === 'credited' && creditedFen !== totalFen && yuan(creditedFen),
    ]
      .filter(Boolean)
      .join(' ');
};

const useColumns = (): readonly Column<ScreenedItem>[] => {
  const words = useBatchWords();
  const { kinds } = usePaymentWords();
  const { say } = useLanguage();
  const rules = useRules().data;
  const bankOf = useBank();
  const { clauses, said } = useJoined();
  return useMemo(
    () => [
      {
        key: 'ref',
        title: words.ref,
        of: ({ ref }) => ref,
        show: ({ ref }) => <span className="whole">{ref}</span>,
      },
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      { key: 'household', title: words.household, of: ({ householdNo }) => householdNo },
      { key: 'head', title: words.head, of: ({ headName }) => headName },
      {
        key: 'kind',
        title: words.kind,
        of: ({ kind }) => kind,
        say: (kind) => kinds[kind] ?? kind,
        isChoice: true,
      },
      { key: 'month', title: words.lineMonth, of: ({ benefitMonth }) => benefitMonth },
      { key: 'sum', title: words.sum, of: ({ totalFen }) => totalFen, kind: 'yuan' },
      {
        key: 'edit',
        title: words.edits,
        of: ({ edit }) =>
          edit &&
          said(
            words.edited(words.editReasons[edit.reasonCode] ?? edit.reasonCode, edit.editedBy),
            edit.reason ?? words.noReason,
          ),
      },
      { key: 'bank', title: words.bank, of: bankOf },
      {
        key: 'weight',
        title: words.weight,
        of: ({ weight }) => weight,
        say: (weight) => words.weights[weight] ?? weight,
        isChoice: true,
      },
      {
        key: 'findings',
        title: words.findings,
        of: ({ findings }) =>
          clauses(
            findings.map(
              ({ rule }) => `${rule} ${say(rules?.get(rule)?.title ?? { zh: '', en: '' })}`,
            ),
          ) || null,
        show: ({ findings, weight }) =>
          weight === 'unscreened' ? '—' : <LineFindings findings={findings} />,
      },
    ],
    [words, kinds, rules, say],
  );
};

const Evidences = ({ findings }: { readonly findings: readonly Screened[] }) => {
  const words = useBatchWords();
  const rules = useRules().data;
  if (findings.length === 0) return <p>{words.noFindings}</p>;
  return (
    <>
      {findings.map((finding) => (
        <section key={finding.findingId}>
          <h3>
            <LineFindings findings={[finding]} />
          </h3>
          <Evidence
            finding={finding}
            rule={rules?.get(finding.rule)}
            knownOn={undefined}
            isExpected
          />
        </section>
      ))}
    </>
  );
};

const Aside = ({ findings }: { readonly findings: readonly Screened[] }) => {
  const words = useBatchWords();
  if (findings.length === 0) return null;
  return (
    <div className="section-part aside">
      <h3>{words.aside}</h3>
      <ul className="remarks">
        {findings.map((finding) => (
          <li key={finding.findingId}>
            <LineFindings findings={[finding]} /> {finding.householdNo} {finding.ref} {finding.note}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What nothing is said in takes no room: no line was changed, or the bank has not answered yet. */
const withWords = (
  columns: readonly Column<ScreenedItem>[],
  items: readonly ScreenedItem[],
): readonly Column<ScreenedItem>[] => {
  const empty = new Set<string>();
  if (items.every(({ edit }) => edit === null)) empty.add('edit');
  if (items.every(({ bank }) => bank === 'none')) empty.add('bank');
  return columns.filter(({ key }) => !empty.has(key));
};

interface Lines {
  readonly batch: string;
  /** What the last screening showed; undefined before there was one. */
  readonly findings: readonly Screened[] | undefined;
}

const ItemsList = ({ batch, findings }: Lines) => {
  const words = useBatchWords();
  const columns = useColumns();
  const params = { path: { batch } };
  const query = ledger.useQuery('get', '/api/v1/batches/{batch}/items', { params });
  const { items, aside } = useMemo(
    () => beside(query.data?.items ?? [], findings),
    [query.data, findings],
  );
  const shown = useMemo(() => withWords(columns, items), [items, columns]);
  return (
    <>
      <Aside findings={aside} />
      <Answered query={query}>
        {() => (
          <List
            title={words.items}
            columns={shown}
            rows={items}
            rowKey={({ ref }) => ref}
            empty={words.itemsEmpty}
            expanded={{
              show: ({ findings: own, weight }) =>
                weight === 'unscreened' ? <p>{words.notScreened}</p> : <Evidences findings={own} />,
              expand: words.findings,
              collapse: words.findings,
            }}
          />
        )}
      </Answered>
    </>
  );
};

const ScreenedItems = ({ batch }: { readonly batch: string }) => {
  const params = { path: { batch } };
  const query = ledger.useQuery('get', '/api/v1/batches/{batch}/screening', { params });
  return (
    <Answered query={query}>
      {({ findings }) => <ItemsList batch={batch} findings={findings} />}
    </Answered>
  );
};

/** The fixed lines, and what the last screening showed beside each. */
export const Items = ({ batch }: { readonly batch: Answer<'Batch'> }) => {
  const words = useBatchWords();
  const { screening } = batch;
  const said = screening
    ? words.screenedOn(screening.screenedOn, count(screening.blocking), count(screening.warning))
    : words.notScreened;
  return (
    <Section id="items" title={words.items} note={said}>
      <p className="note">
        {words.itemsNote} {words.blocksMeaning}
      </p>
      {screening ? (
        <ScreenedItems batch={batch.batch} />
      ) : (
        <ItemsList batch={batch.batch} findings={undefined} />
      )}
    </Section>
  );
};
