import { Alert } from 'antd';
import { count } from '../figures';
import type { Answer } from '../ledger/ledger';
import { useTakeBackWords } from './words';

type Compared = Answer<'FilesCompared'>;
type Difference = Compared['differences'][number];

/** More than these are not read one by one; the count says how many there are. */
const SHOWN = 200;

const useChange = () => {
  const words = useTakeBackWords();
  return (column: string, before: string | null, after: string | null): string =>
    before === null || after === null
      ? words.hidden(column)
      : words.change(column, before || words.blank, after || words.blank);
};

const Row = ({ difference }: { readonly difference: Difference }) => {
  const words = useTakeBackWords();
  const changeOf = useChange();
  const { what, key, oldRow, newRow, cells } = difference;
  return (
    <tr>
      <td>{words.whats[what] ?? what}</td>
      <td>{key}</td>
      <td className="number">
        {oldRow ?? '—'} / {newRow ?? '—'}
      </td>
      <td>
        <ul className="remarks">
          {cells.map(({ column, before, after }) => (
            <li key={column}>{changeOf(column, before, after)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
};

/** How the corrected file differs from the one it is to replace. */
export const ComparedFiles = ({ compared }: { readonly compared: Compared }) => {
  const words = useTakeBackWords();
  const changeOf = useChange();
  const { kind, newKind, oldRows, newRows, rejectedRows, block, differences } = compared;
  if (kind !== newKind) return <Alert type="warning" showIcon title={words.otherKind} />;
  const differing = block.length + differences.length;
  if (differing === 0) return <Alert type="warning" showIcon title={words.same} />;
  return (
    <div className="compared" tabIndex={0} role="region" aria-label={words.differences}>
      <p>{words.counts(count(oldRows), count(newRows), count(differing))}</p>
      {rejectedRows > 0 && (
        <Alert type="warning" showIcon title={words.rejected(count(rejectedRows))} />
      )}
      <table className="plain">
        <thead>
          <tr>
            {[words.what, words.key, words.rows, words.cells].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.map(({ label, before, after }) => (
            <tr key={label}>
              <td>{words.whats['changed']}</td>
              <td>{label}</td>
              <td className="number">—</td>
              <td>{changeOf(label, before ?? '', after ?? '')}</td>
            </tr>
          ))}
          {differences.slice(0, SHOWN).map((difference) => (
            <Row
              key={`${difference.key} ${difference.oldRow} ${difference.newRow}`}
              difference={difference}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
