import { Button } from 'antd';
import { memo, useState } from 'react';
import { officeTime } from '../../figures';
import { useLanguage } from '../../words/language';
import type { Entry } from './clock';
import { useReplayWords } from './words';

/** As many as are read at a glance; older ones are shown when somebody asks for them. */
const AT_ONCE = 30;

const Fields = ({ data }: Pick<Entry, 'data'>) => {
  const words = useReplayWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.details}</summary>
      {open && <pre className="code">{JSON.stringify(data, null, 2)}</pre>}
    </details>
  );
};

// Turning a clock draws the events it adds, and not all the others again.
const EventRow = memo(({ entry, isNew }: { readonly entry: Entry; readonly isNew: boolean }) => {
  const words = useReplayWords();
  const { say } = useLanguage();
  const days = [
    [words.happened, entry.happenedOn],
    [words.known, entry.knownOn],
    [words.recorded, officeTime(entry.recordedAt)],
    [words.by, entry.actor],
  ] as const;
  return (
    <li className={isNew ? 'is-new' : undefined}>
      <p>
        {say(entry.sentence)} {isNew && <span className="change new">{words.isNew}</span>}
      </p>
      <p className="event-days">
        {days.map(([name, day]) =>
          day === null ? null : (
            <span key={name}>
              {name} {day}
            </span>
          ),
        )}
        {entry.file !== null && <span>{words.from(entry.file, String(entry.row ?? ''))}</span>}
        {entry.declared && <span>{words.declared}</span>}
      </p>
      {entry.withdrawnOn !== null && <p className="under">{words.withdrawn(entry.withdrawnOn)}</p>}
      <Fields data={entry.data} />
    </li>
  );
});

/** The events in sight at a moment, the latest first; those after `since` are new. */
export const Stream = ({
  ordered,
  seen,
  since,
  note,
}: {
  /** In the order of the clock. */
  readonly ordered: readonly Entry[];
  readonly seen: number;
  readonly since: number;
  readonly note: string;
}) => {
  const words = useReplayWords();
  const [all, setAll] = useState(false);
  const shown = Math.max(AT_ONCE, seen - since);
  const from = all ? 0 : Math.max(0, seen - shown);
  const rows = ordered.slice(from, seen).reverse();
  return (
    <section className="stream" aria-label={words.stream}>
      <h2>{words.stream}</h2>
      <p className="note">{note}</p>
      {rows.length === 0 && <p>{words.nothing}</p>}
      <ol>
        {rows.map((entry, index) => (
          <EventRow
            key={entry.position}
            entry={entry}
            isNew={seen - 1 - index >= since && since < seen}
          />
        ))}
      </ol>
      {from > 0 && <Button onClick={() => setAll(true)}>{words.showAll(seen)}</Button>}
    </section>
  );
};
