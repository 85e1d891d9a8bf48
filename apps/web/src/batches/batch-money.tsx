import { Link } from 'react-router';
import { count, yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import { Section } from '../page/section';
import { useWords } from '../words/language';
import { useJoined } from '../words/joined';
import { useBatchWords } from './words';

type Batch = Answer<'Batch'>;

const Fact = ({
  name,
  fen,
  items,
}: {
  readonly name: string;
  readonly fen: number;
  readonly items?: number;
}) => {
  const words = useBatchWords();
  const { yuanUnit } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="amount">{yuan(fen)}</span> <span className="unit">{yuanUnit}</span>
        {items !== undefined && <span className="under">{words.itemCount(count(items))}</span>}
      </dd>
    </div>
  );
};

const SetAside = ({ funds }: { readonly funds: NonNullable<Batch['funds']> }) => {
  const words = useBatchWords();
  const { list } = useJoined();
  return (
    <ul className="remarks section-part">
      {funds.outOf.map(({ document, amountFen }) => (
        <li key={document}>{words.outOf(document, yuan(amountFen))}</li>
      ))}
      <li className={funds.outstanding.length > 0 ? 'marked' : ''}>
        {funds.outstanding.length > 0 ? (
          <>
            {words.outstanding(list(funds.outstanding))}{' '}
            <Link
              to={`/funds?${new URLSearchParams({ 'documents.q': funds.outstanding[0] ?? '' })}`}
            >
              {words.toArrival}
            </Link>
          </>
        ) : (
          words.arrived
        )}
      </li>
    </ul>
  );
};

/** Which money was set aside for the batch, and how the bank has answered so far. */
export const BatchMoney = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const { funds, bank, sumFen, count: items } = batch;
  if (sumFen === null || (!funds && !bank)) return null;
  return (
    <Section id="money" title={words.money}>
      <dl className="facts">
        <Fact name={words.sum} fen={sumFen} items={items ?? 0} />
        {funds && <Fact name={words.setAside} fen={funds.amountFen} />}
        {bank && (
          <>
            <Fact name={words.credited} fen={bank.creditedFen} items={bank.creditedCount} />
            <Fact name={words.returnedItems} fen={bank.returnedFen} items={bank.returnedCount} />
            <Fact name={words.inFlight} fen={bank.inFlightFen} items={bank.inFlightCount} />
            <Fact name={words.pending} fen={bank.pendingFen} items={bank.pendingCount} />
          </>
        )}
      </dl>
      {funds && <SetAside funds={funds} />}
    </Section>
  );
};
