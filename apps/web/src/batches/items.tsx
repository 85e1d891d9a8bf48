import { useMemo } from 'react';
import { count } from '../figures';
import { useNote } from '../finding/note';
import { Evidence } from '../findings/evidence';
import { type Answer, ledger } from '../ledger/ledger';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useRules } from '../queries';
import { beside } from './beside';
import { useItemColumns } from './item-columns';
import { LineFindings, type Screened } from './line-findings';
import { useBatchWords } from './words';

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
  const noteOf = useNote();
  if (findings.length === 0) return null;
  return (
    <div className="section-part aside">
      <h3>{words.aside}</h3>
      <ul className="remarks">
        {findings.map((finding) => (
          <li key={finding.findingId}>
            <LineFindings findings={[finding]} /> {finding.householdNo} {finding.ref}{' '}
            {noteOf(finding)}
          </li>
        ))}
      </ul>
    </div>
  );
};

interface Lines {
  readonly batch: string;
  /** What the last screening showed; undefined before there was one. */
  readonly findings: readonly Screened[] | undefined;
}

const ItemsList = ({ batch, findings }: Lines) => {
  const words = useBatchWords();
  const params = { path: { batch } };
  const query = ledger.useQuery('get', '/api/v1/batches/{batch}/items', { params });
  const { items, aside } = useMemo(
    () => beside(query.data?.items ?? [], findings),
    [query.data, findings],
  );
  const columns = useItemColumns(items);
  return (
    <>
      <Aside findings={aside} />
      <Answered query={query}>
        {() => (
          <List
            title={words.items}
            columns={columns}
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
