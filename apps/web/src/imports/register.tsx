import { useMemo } from 'react';
import type { ImportedFile } from '../api';
import { count, officeTime } from '../figures';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { useSight } from '../session/sight';
import { useWords } from '../words/language';
import type { ShowRejected } from './rejected-drawer';
import { TakeBack } from './take-back';
import { useTakeBackWords } from './words';

const nameOf = ({ fileName, fileId }: ImportedFile): string => fileName ?? fileId;

const useRejectedColumn = (onShowRejected: ShowRejected | undefined): Column<ImportedFile> => {
  const { imports } = useWords();
  return {
    key: 'rejected',
    title: imports.rejected,
    of: ({ rejected }) => rejected,
    kind: 'count',
    show: (file) =>
      file.rejected > 0 && onShowRejected ? (
        <button
          type="button"
          className="filter marked"
          aria-label={imports.showRejected(count(file.rejected), nameOf(file))}
          onClick={() => onShowRejected({ fileId: file.fileId, fileName: nameOf(file) })}
        >
          {count(file.rejected)}
        </button>
      ) : (
        count(file.rejected)
      ),
  };
};

const useColumns = (onShowRejected: ShowRejected | undefined): readonly Column<ImportedFile>[] => {
  const { imports } = useWords();
  const words = useTakeBackWords();
  const rejected = useRejectedColumn(onShowRejected);
  const mayTakeBack = useSight().may('withdraw-files');
  return useMemo(() => {
    const columns: Column<ImportedFile>[] = [
      { key: 'file', title: imports.file, of: nameOf },
      {
        key: 'kind',
        title: imports.kind,
        of: ({ kind }) => kind,
        say: (kind) => imports.kinds[kind] ?? kind,
        isChoice: true,
      },
      {
        key: 'receivedOn',
        title: imports.receivedOn,
        of: ({ receivedOn }) => receivedOn,
        show: ({ receivedOn, declared }) => (
          <>
            {receivedOn}
            {declared && <span className="declared small">{imports.declared}</span>}
          </>
        ),
      },
      {
        key: 'recordedAt',
        title: imports.recordedAt,
        of: ({ recordedAt }) => officeTime(recordedAt),
      },
      {
        key: 'accepted',
        title: imports.accepted,
        of: ({ accepted }) => accepted,
        kind: 'count',
      },
      rejected,
      {
        key: 'status',
        title: imports.status,
        of: ({ status }) => status,
        say: (status) => imports.states[status as ImportedFile['status']],
        isChoice: true,
        show: ({ status, endedOn }) => (
          <>
            <span className={`status ${status}`}>{imports.states[status]}</span>{' '}
            {endedOn && imports.since(endedOn)}
          </>
        ),
      },
    ];
    if (!mayTakeBack) return columns;
    const acts: Column<ImportedFile> = {
      key: 'acts',
      title: words.act,
      of: () => null,
      show: (file) => <TakeBack file={file} />,
      isAct: true,
    };
    return [...columns, acts];
  }, [imports, words, onShowRejected, mayTakeBack]);
};

/** The newest files and what became of them. */
export const Register = ({
  files,
  onShowRejected,
}: {
  readonly files: readonly ImportedFile[];
  /** Absent for who may not see case data: the rows themselves carry it. */
  readonly onShowRejected: ShowRejected | undefined;
}) => {
  const { imports } = useWords();
  const columns = useColumns(onShowRejected);
  return (
    <List
      title={imports.newest}
      columns={columns}
      rows={files}
      rowKey={({ fileId }) => fileId}
      empty={imports.none}
    />
  );
};
