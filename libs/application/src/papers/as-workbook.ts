import { workbook } from '@ledger/intake';
import { both, type Paper, type PaperTable } from './paper';

const A4 = { paper: 'A4', repeatHeader: true, fitToWidth: true } as const;

const PAGES = both('第 &P 页 共 &N 页', 'Page &P of &N');
const NOTHING = both('（无）', '(none)');

/** A name that no sheet before it has: programs refuse two of one name. */
const sheetNames = (tables: readonly PaperTable[]): readonly string[] => {
  const taken = new Set<string>();
  return tables.map(({ name }, at) => {
    const short = name.slice(0, 27);
    const own = taken.has(short) ? `${short} ${at + 1}` : short;
    taken.add(own);
    return own;
  });
};

const signatureLine = ({ signatures }: Paper): readonly string[] =>
  signatures.length === 0 ? [] : [signatures.map((who) => `${who}________________`).join('　　')];

const behind = (paper: Paper): readonly string[] => [
  ...paper.notes,
  ...signatureLine(paper),
  paper.foot,
  ...(paper.note ? [paper.note.caption, ...paper.note.text.trimEnd().split('\n')] : []),
];

/** A paper as a workbook: a sheet for each of its lists, to be printed as it is. */
export const paperWorkbook = (paper: Paper): Promise<Uint8Array> => {
  const { tables, title, lines, language, orientation } = paper;
  const names = sheetNames(tables);
  return workbook({
    sheets: tables.map((table, at) => ({
      name: names[at]!,
      title: paper.isApart || tables.length > 1 ? `${title} · ${table.name}` : title,
      lines: [...lines, ...table.lines],
      columns: table.columns.map(({ head, ...column }) => ({ header: head, ...column })),
      rows:
        table.rows.length > 0
          ? table.rows
          : [table.columns.map((_, column) => (column === 0 ? NOTHING[language] : null))],
      after: paper.isApart || at === tables.length - 1 ? behind(paper) : [],
      print: {
        ...A4,
        landscape: orientation === 'landscape',
        pageNumbers: PAGES[language],
      },
    })),
  });
};
