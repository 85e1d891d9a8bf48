import { Button, Drawer, Table } from 'antd';
import { useState } from 'react';
import type { RejectedRow } from '../api';
import { download } from '../http';
import { Answered } from '../page/answered';
import { useRejected } from '../queries';
import { ProblemNote } from '../states/problem-note';
import { useLanguage } from '../words/language';

export interface RejectedOf {
  readonly fileId: string;
  readonly fileName: string;
}

export type ShowRejected = (of: RejectedOf) => void;

const WIDTH = 960;
const PAGE = 50;

const RejectedTable = ({ rows }: { readonly rows: readonly RejectedRow[] }) => {
  const { words, say } = useLanguage();
  const { rejected } = words;
  const orDash = (value: string | number | null) => value ?? '—';
  const numbered = rows.map((row, index) => ({ ...row, index }));
  return (
    <Table
      aria-label={rejected.title}
      size="small"
      rowKey="index"
      dataSource={numbered}
      locale={{ emptyText: rejected.none }}
      pagination={{ defaultPageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: rejected.sheet, dataIndex: 'sheet', width: 110, render: orDash },
        { title: rejected.row, dataIndex: 'row', width: 70, align: 'right', render: orDash },
        { title: rejected.column, dataIndex: 'column', width: 130, render: orDash },
        {
          title: rejected.key,
          dataIndex: 'key',
          width: 190,
          render: (key: string | null) => <span className="code">{orDash(key)}</span>,
        },
        { title: rejected.remedy, key: 'remedy', render: (_, row) => say(row) },
      ]}
    />
  );
};

const DownloadButton = ({ of }: { readonly of: RejectedOf }) => {
  const { rejected } = useLanguage().words;
  const [failure, setFailure] = useState<unknown>();
  const path = `/imports/files/${of.fileId}/rejected.xlsx`;
  const run = () =>
    download(path, {}, `${rejected.title}.xlsx`).then(() => setFailure(undefined), setFailure);
  return (
    <>
      <Button onClick={() => void run()}>{rejected.download}</Button>
      {failure !== undefined && <ProblemNote error={failure} />}
    </>
  );
};

/** The rows sent back, each with its reason and remedy, and the workbook to correct them in. */
export const RejectedDrawer = ({
  of,
  onClose,
}: {
  readonly of: RejectedOf | undefined;
  readonly onClose: () => void;
}) => {
  const { words } = useLanguage();
  const query = useRejected(of?.fileId);
  return (
    <Drawer
      open={of !== undefined}
      onClose={onClose}
      size={WIDTH}
      title={`${words.rejected.title} · ${of?.fileName ?? ''}`}
      extra={of && <DownloadButton of={of} />}
      closable={{ 'aria-label': words.close }}
      destroyOnHidden
    >
      <p className="note">{words.rejected.explain}</p>
      <Answered query={query}>{(rows) => <RejectedTable rows={rows} />}</Answered>
    </Drawer>
  );
};
