import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { ImportedFile } from '../api';
import { count, officeTime } from '../figures';
import { useWords } from '../words/language';
import type { Words } from '../words/zh';
import type { ShowRejected } from './rejected-drawer';

const PAGE = 10;

const nameOf = ({ fileName, fileId }: ImportedFile): string => fileName ?? fileId;

const receivedColumn = ({ imports }: Words): TableColumnsType<ImportedFile>[number] => ({
  title: imports.receivedOn,
  key: 'receivedOn',
  width: 250,
  render: (_, { receivedOn, declared }) => (
    <>
      {receivedOn} {declared && <span className="declared">{imports.declared}</span>}
    </>
  ),
});

const rejectedColumn = (
  { imports }: Words,
  onShowRejected: ShowRejected | undefined,
): TableColumnsType<ImportedFile>[number] => ({
  title: imports.rejected,
  key: 'rejected',
  align: 'right',
  width: 80,
  className: 'amount',
  render: (_, file) =>
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
});

const columnsOf = (
  words: Words,
  onShowRejected: ShowRejected | undefined,
): TableColumnsType<ImportedFile> => {
  const { imports } = words;
  return [
    { title: imports.file, key: 'file', render: (_, file) => nameOf(file) },
    {
      title: imports.kind,
      key: 'kind',
      width: 170,
      render: (_, { kind }) => imports.kinds[kind] ?? kind,
    },
    receivedColumn(words),
    {
      title: imports.recordedAt,
      key: 'recordedAt',
      width: 150,
      render: (_, { recordedAt }) => officeTime(recordedAt),
    },
    {
      title: imports.accepted,
      key: 'accepted',
      align: 'right',
      width: 90,
      className: 'amount',
      render: (_, { accepted }) => (accepted === null ? '—' : count(accepted)),
    },
    rejectedColumn(words, onShowRejected),
    {
      title: imports.status,
      key: 'status',
      width: 190,
      render: (_, { status, endedOn }) => (
        <>
          <span className={`status ${status}`}>{imports.states[status]}</span>{' '}
          {endedOn && imports.since(endedOn)}
        </>
      ),
    },
  ];
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
  const words = useWords();
  const columns = useMemo(() => columnsOf(words, onShowRejected), [words, onShowRejected]);
  return (
    <Table<ImportedFile>
      aria-label={words.imports.newest}
      size="small"
      rowKey="fileId"
      columns={columns}
      dataSource={[...files]}
      locale={{ emptyText: words.imports.none }}
      pagination={{ defaultPageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
};
