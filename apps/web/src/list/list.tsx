import { Button, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useId, useMemo } from 'react';
import { count } from '../figures';
import { useWords } from '../words/language';
import { type Column, inOrder, isOneWord, matching, textOf, wordsIn } from './column';
import { type ListState, useListState } from './list-state';
import { saveTable } from './save-table';
import { SearchBox } from './search-box';

const PAGE = 20;

const shown = <Row,>(column: Column<Row>, row: Row): ReactNode => {
  if (column.show) return column.show(row);
  const text = textOf(column, row);
  if (text === '') return <span className="zero">—</span>;
  return isOneWord(text) ? <span className="whole">{text}</span> : text;
};

const headsOf = <Row,>(
  columns: readonly Column<Row>[],
  { order }: ListState,
): TableColumnsType<object> =>
  columns.map((column) => ({
    key: column.key,
    title: column.title,
    sorter: !column.isAct,
    showSorterTooltip: false,
    sortOrder: order?.key === column.key ? (order.isDescending ? 'descend' : 'ascend') : null,
    render: (_: unknown, row: object) => shown(column, row as Row),
    ...(column.width !== undefined && { width: column.width }),
    ...(column.kind !== undefined &&
      column.kind !== 'text' && { align: 'right' as const, className: 'amount' }),
  }));

/** The values of a column there are, with how many rows hold each. */
const valuesOf = <Row,>(rows: readonly Row[], { of }: Column<Row>) => {
  const held = new Map<string, number>();
  for (const row of rows) {
    const value = String(of(row) ?? '');
    held.set(value, (held.get(value) ?? 0) + 1);
  }
  return [...held].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'));
};

/** The browser's own list of choices: it works in every office browser and with every reader. */
const Choice = <Row,>({
  column,
  rows,
  value,
  onChoose,
}: {
  readonly column: Column<Row>;
  readonly rows: readonly Row[];
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}) => {
  const { list } = useWords();
  const id = useId();
  const values = useMemo(() => valuesOf(rows, column), [rows, column]);
  return (
    <label className="choice" htmlFor={id}>
      {column.title}
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onChoose(target.value || undefined)}
      >
        <option value="">{list.all}</option>
        {values.map(([held, times]) =>
          held === '' ? null : (
            <option key={held} value={held}>
              {column.say ? column.say(held) : held} ({count(times)})
            </option>
          ),
        )}
      </select>
    </label>
  );
};

/** The words of each row, put together once, when somebody first searches. */
const useTexts = <Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): ((row: Row) => string) =>
  useMemo(() => {
    const texts = new WeakMap<Row, string>();
    return (row) => {
      const known = texts.get(row);
      if (known !== undefined) return known;
      const text = wordsIn(row, columns);
      texts.set(row, text);
      return text;
    };
    // Other rows or columns have other words.
  }, [rows, columns]);

/** Whether a list is narrowed at all. */
const isNarrowed = ({ search, chosen }: ListState): boolean => search !== '' || chosen.size > 0;

/**
 * A register: found by words, narrowed by choices, ordered by a column, a page at a time, saved as it
 * stands. Ten thousand rows are as quick as ten, because only those of a page are drawn.
 */
export const List = <Row extends object>({
  title,
  name = '',
  columns,
  rows,
  rowKey,
  empty,
  actions,
  expanded,
}: {
  /** What the table is called, for readers and for the file it is saved as. */
  readonly title: string;
  /** Tells the lists of one page apart in the address. */
  readonly name?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What it means that there is nothing, and what would bring something. */
  readonly empty: ReactNode;
  readonly actions?: ReactNode;
  /** More about a row, under it. */
  readonly expanded?: {
    readonly show: (row: Row) => ReactNode;
    readonly expand: string;
    readonly collapse: string;
  };
}) => {
  const { list } = useWords();
  const { state, ...asked } = useListState(name);
  const textsOf = useTexts(rows, columns);
  const found = useMemo(
    () =>
      inOrder(matching(rows, columns, state.search, state.chosen, textsOf), columns, state.order),
    // The state is made anew at each drawing; what it says is not.
    [
      rows,
      columns,
      textsOf,
      state.search,
      JSON.stringify([...state.chosen]),
      JSON.stringify(state.order),
    ],
  );
  if (rows.length === 0) return <div className="empty">{empty}</div>;
  const narrowed = isNarrowed(state);
  const page = Math.min(state.page, Math.max(1, Math.ceil(found.length / PAGE)));
  const all = count(rows.length);
  return (
    <div className="list">
      <div className="list-head" role="search" aria-label={title}>
        <SearchBox value={state.search} onSearch={asked.search} />
        {columns
          .filter(({ isChoice }) => isChoice)
          .map((column) => (
            <Choice
              key={column.key}
              column={column}
              rows={rows}
              value={state.chosen.get(column.key)}
              onChoose={(value) => asked.choose(column.key, value)}
            />
          ))}
        {narrowed && <Button onClick={asked.clear}>{list.clear}</Button>}
        <span className="list-found" role="status">
          {narrowed ? list.foundOf(count(found.length), all) : list.found(all)}
        </span>
        <span className="section-actions">
          {actions}
          <Button
            onClick={() =>
              saveTable(
                title,
                columns.filter(({ isAct }) => !isAct),
                found,
              )
            }
          >
            {list.save}
          </Button>
        </span>
      </div>
      <Table<object>
        aria-label={title}
        size="small"
        rowKey={(row) => rowKey(row as Row)}
        columns={headsOf(
          columns.filter(({ isWithin }) => !isWithin),
          state,
        )}
        // Only those of the page: the table goes over all it is given at each drawing.
        dataSource={found.slice((page - 1) * PAGE, page * PAGE)}
        locale={{
          emptyText: list.noneFound,
          ...(expanded && { expand: expanded.expand, collapse: expanded.collapse }),
        }}
        {...(expanded && {
          expandable: {
            columnTitle: <span className="sr-only">{expanded.expand}</span>,
            expandedRowRender: (row: object) => expanded.show(row as Row),
          },
        })}
        pagination={{
          current: page,
          total: found.length,
          pageSize: PAGE,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: asked.turnTo,
        }}
        onChange={(_page, _filters, sorter, { action }) => {
          if (action !== 'sort' || Array.isArray(sorter)) return;
          const key = String(sorter.columnKey ?? '');
          asked.order(sorter.order ? { key, isDescending: sorter.order === 'descend' } : undefined);
        }}
      />
    </div>
  );
};
