import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { download, type Query } from '../http';
import { ProblemNote } from '../states/problem-note';
import { useLanguage } from '../words/language';
import { usePaperWords } from './words';

const FORMS = { xlsx: 'Excel', pdf: 'PDF' } as const;
type Form = keyof typeof FORMS;

/** By then whoever waits wants to know for how long. */
const SLOW_MS = 3_000;

const useSlow = (isBusy: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const later = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(later);
      setSlow(false);
    };
  }, [isBusy]);
  return isSlow;
};

/** Fetched before it is saved: why there is no paper is said in the page. */
const useMaking = (path: string, query: Query, name: string) => {
  const [busy, setBusy] = useState<Form>();
  const [failure, setFailure] = useState<unknown>();
  const make = async (form: Form): Promise<void> => {
    setBusy(form);
    setFailure(undefined);
    try {
      await download(`${path}.${form}`, query, `${name}.${form}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, failure, make, isSlow: useSlow(busy !== undefined) };
};

/** A paper in both forms, in the language of the page unless another is asked for. */
export const PaperButtons = ({
  path,
  query = {},
  name,
  isLabelled = true,
}: {
  /** Its address without the ending. */
  readonly path: string;
  readonly query?: Query;
  /** What a reader hears; the file has the name the ledger gives it. */
  readonly name: string;
  /** Says what the buttons are, where nothing beside them does. */
  readonly isLabelled?: boolean;
}) => {
  const words = usePaperWords();
  const { language } = useLanguage();
  const { busy, failure, make, isSlow } = useMaking(path, { language, ...query }, name);
  return (
    <span className="paper" role="group" aria-label={`${words.print} ${name}`}>
      {isLabelled && <span className="note">{words.print}</span>}
      {(['xlsx', 'pdf'] as const).map((form) => (
        <Button
          key={form}
          loading={busy === form}
          disabled={busy !== undefined && busy !== form}
          aria-label={words.inForm(name, FORMS[form])}
          onClick={() => void make(form)}
        >
          {FORMS[form]}
        </Button>
      ))}
      {isSlow && (
        <span className="paper-word note" role="status">
          {words.making}
        </span>
      )}
      {failure !== undefined && (
        <span className="paper-word">
          <ProblemNote error={failure} />
        </span>
      )}
    </span>
  );
};
