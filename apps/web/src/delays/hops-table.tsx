import { count } from '../figures';
import { useLanguage } from '../words/language';
import { type Counting, HopBar, type HopRow, HopScale } from './hop-bar';
import { useDelayWords } from './words';

const days = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : count(value);

const Late = ({ of }: { readonly of: number }) => (
  <td className={`number ${of > 0 ? 'marked' : 'zero'}`}>{count(of)}</td>
);

const Row = ({ row, counting }: { readonly row: HopRow; readonly counting: Counting }) => {
  const { say } = useLanguage();
  const spread = row[counting];
  return (
    <tr>
      <th scope="row">{say(row.name)}</th>
      <td className="hop-cell">
        <HopBar row={row} days={spread} />
      </td>
      <td className="number">{days(spread?.p50)}</td>
      <td className="number">{days(spread?.p90)}</td>
      <td className="number">{days(spread?.survivalP90)}</td>
      <td className="number">{days(spread?.max)}</td>
      <td className="number">{days(row.limit)}</td>
      <td className="number">{count(row.done)}</td>
      <td className={`number ${row.open === 0 ? 'zero' : ''}`}>{count(row.open)}</td>
      <td className={`number ${row.left === 0 ? 'zero' : ''}`}>{count(row.left)}</td>
      <td className="number">{days(row.oldestOpenDays)}</td>
      <Late of={row.lateDone} />
      <Late of={row.lateOpen} />
    </tr>
  );
};

/** How long things take at every hop, as a picture and in figures. */
export const HopsTable = ({
  rows,
  counting,
}: {
  readonly rows: readonly HopRow[];
  readonly counting: Counting;
}) => {
  const words = useDelayWords();
  const figures = [
    [words.p50],
    [words.p90],
    [words.survival, words.survivalHint],
    [words.max],
    [words.limit],
    [words.done],
    [words.open],
    [words.left, words.leftHint],
    [words.oldest],
    [words.late],
    [words.lateOpen],
  ] as const;
  return (
    <table className="plain hops">
      <caption className="sr-only">{words.hops}</caption>
      <thead>
        <tr>
          <th scope="col">{words.hop}</th>
          <th scope="col">
            <span className="sr-only">{words.picture}</span>
            <HopScale />
          </th>
          {figures.map(([title, hint]) => (
            <th key={title} scope="col" className="number" title={hint}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.hop} row={row} counting={counting} />
        ))}
      </tbody>
    </table>
  );
};
