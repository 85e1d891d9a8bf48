import { address, API } from '../http';
import type { Answer } from '../ledger/ledger';
import { Section } from '../page/section';
import type { KnownOn } from '../queries';
import { useLanguage } from '../words/language';
import { BandLegend, DayLine } from './day-line';
import { bandsOf, type Point, pointsOf } from './points';
import { useFindingWords } from './words';

type Case = Answer<'FindingCase'>;
type Chain = Answer<'Knowledge'>;

const PointRow = ({ point }: { readonly point: Point }) => {
  const words = useFindingWords();
  const { lane, on, until, what, source, isDeclared } = point;
  const from = source
    ?.split(',')
    .map((part) => words.sources[part] ?? part)
    .join(words.comma);
  return (
    <tr>
      <th scope="row" className="whole">
        {on === until ? on : words.between(on, until)}
      </th>
      <td>{words.lanes[lane]}</td>
      <td>{what}</td>
      <td>
        {from ?? '—'}
        {isDeclared && <span className="declared small">{words.declared}</span>}
      </td>
    </tr>
  );
};

const PointTable = ({ points }: { readonly points: readonly Point[] }) => {
  const words = useFindingWords();
  return (
    <table className="plain narrow">
      <caption>{words.daysTable}</caption>
      <thead>
        <tr>
          {[words.day, '', words.what, words.source].map((title, index) => (
            <th key={index} scope="col">
              {title === '' ? <span className="sr-only">{words.line}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point, index) => (
          <PointRow key={`${point.on} ${point.what} ${index}`} point={point} />
        ))}
      </tbody>
    </table>
  );
};

const SpanRow = ({ span }: { readonly span: Chain['spans'][number] }) => {
  const words = useFindingWords();
  const { posts, from, until, status, daysLeast, daysMost, heldWhenSent } = span;
  const days = daysLeast === daysMost ? String(daysLeast ?? '—') : `${daysLeast}–${daysMost}`;
  return (
    <tr>
      <th scope="row">{posts.map((post) => words.posts[post]).join(words.comma)}</th>
      <td>
        {words.steps[from]} → {words.steps[until]}
      </td>
      <td className="number">{status === 'closed' ? days : words.spanStates[status]}</td>
      <td>{heldWhenSent ? <span className="marked">{words.heldThen}</span> : '—'}</td>
    </tr>
  );
};

const SpanTable = ({ chain }: { readonly chain: Chain }) => {
  const words = useFindingWords();
  if (chain.spans.length === 0) return null;
  return (
    <table className="plain narrow">
      <caption>{words.spans}</caption>
      <thead>
        <tr>
          <th scope="col">{words.post}</th>
          <th scope="col">
            {words.from} → {words.until}
          </th>
          <th scope="col" className="number">
            {words.days}
          </th>
          <th scope="col">{words.whenSent}</th>
        </tr>
      </thead>
      <tbody>
        {chain.spans.map((span) => (
          <SpanRow key={`${span.from} ${span.until}`} span={span} />
        ))}
      </tbody>
    </table>
  );
};

/** The line of days, the same days as a table, and where the news lay in between. */
export const Story = ({
  one,
  chain,
  knownOn,
}: {
  readonly one: Case;
  readonly chain: Chain | undefined;
  readonly knownOn: KnownOn;
}) => {
  const { words: all, language } = useLanguage();
  const words = useFindingWords();
  const points = pointsOf(one, chain, words, all.days);
  const bands = bandsOf(chain);
  const paper = address(`${API}/findings/${one.finding.findingId}/knowledge.html`, {
    knownOn,
    language,
  });
  return (
    <Section
      id="story"
      title={words.line}
      note={words.lineNote}
      actions={
        chain && (
          <a href={paper} target="_blank" rel="noreferrer">
            {words.print}
          </a>
        )
      }
    >
      <BandLegend bands={bands} />
      <DayLine points={points} bands={bands} />
      <div className="beside">
        <PointTable points={points} />
        {chain && (
          <div>
            <SpanTable chain={chain} />
            <p className="note">{words.spansNote}</p>
          </div>
        )}
      </div>
    </Section>
  );
};
