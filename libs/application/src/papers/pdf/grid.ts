import { setImmediate as pause } from 'node:timers/promises';
import { cellText, type PaperTable } from '../paper';
import type { Letter } from './letters';
import { type Align, heightOf, MARGIN, type Sheet } from './sheet';

const PAD_X = 3;
/** Rows that go over to the page of the signatures with them. */
const KEPT_WITH_END = 3;
const BY_HAND_LINES = 2.4;
const PAD_Y = 2.2;
const LINE = '#8a94a3';
const HEAD_FILL = '#e9edf3';
const SUM_FILL = '#f5f7fa';
const SIZE_MOST = 9;
const SIZE_LEAST = 6.5;
/** Digits and Latin letters of the type are a little wider than half of its size. */
const HALF_WIDTH = 0.56;

const WORD = /[A-Za-z]+/g;
/** Letters are not all of one width, and those of a head are bold. */
const WORD_SPARE = 1;

/** A column is no narrower than its longest word: a word broken in two is hard to read. */
const widthsOf = ({ columns, rows }: PaperTable): readonly number[] =>
  columns.map(({ head, width, type }, at) => {
    const texts = type === 'text' ? [head, ...rows.map((row) => String(row[at] ?? ''))] : [head];
    return texts.reduce((most, text) => {
      const words = text.match(WORD) ?? [];
      return words.reduce((wide, { length }) => Math.max(wide, length + WORD_SPARE), most);
    }, width);
  });

type Lines = readonly (readonly Letter[])[];

interface Cells {
  readonly lines: readonly Lines[];
  readonly aligns: readonly Align[];
  readonly fill: string | undefined;
}

/** Draws one list: its head on every page, and rows that go on where one page does not hold them. */
export class Grid {
  private readonly size: number;
  private readonly widths: readonly number[];
  private readonly head: Cells;

  constructor(
    private readonly sheet: Sheet,
    private readonly table: PaperTable,
  ) {
    const { columns } = table;
    const widths = widthsOf(table);
    const total = widths.reduce((sum, width) => sum + width, 0);
    const free = sheet.width - columns.length * 2 * PAD_X;
    this.size = Math.max(SIZE_LEAST, Math.min(SIZE_MOST, free / (total * HALF_WIDTH)));
    this.widths = widths.map((width) => (width / total) * free + 2 * PAD_X);
    this.head = {
      lines: columns.map(({ head }, at) => this.linesOf(head, at, 700)),
      aligns: columns.map(() => 'center'),
      fill: HEAD_FILL,
    };
  }

  /** So much has to be free before it is worth beginning on a page; a short list goes whole. */
  leastWith(end: number): number {
    const head = this.heightOf(this.head);
    const { length } = this.table.rows;
    if (length > KEPT_WITH_END) return head + 2 * this.lineHeight + 4 * PAD_Y;
    return Math.min(head + Math.max(this.lastHeight(length), this.lineHeight) + end, this.most);
  }

  /** `end` has to be free beneath the last rows: a signature never stands on a page alone. */
  async draw(none: string, end: number): Promise<void> {
    this.row(this.head);
    const { rows } = this.table;
    if (rows.length === 0) this.wide(none);
    const firstKept = Math.max(0, rows.length - KEPT_WITH_END);
    for (const at of rows.keys()) {
      const page = this.sheet.document.bufferedPageRange().count;
      if (at === firstKept && at > 0 && !this.hasRoomFor(rows.length - at, end)) this.nextPage();
      this.row(this.cellsOf(at));
      // A long list leaves the others their turn, a page at a time.
      if (this.sheet.document.bufferedPageRange().count > page) await pause();
    }
  }

  /** What a page holds. */
  private get most(): number {
    return this.sheet.bottom - MARGIN;
  }

  private hasRoomFor(lastRows: number, end: number): boolean {
    return this.lastHeight(lastRows) + end <= this.sheet.room;
  }

  private lastHeight(rows: number): number {
    const from = this.table.rows.length - rows;
    const heights = Array.from({ length: rows }, (_, at) => this.heightOf(this.cellsOf(from + at)));
    return heights.reduce((sum, height) => sum + height, 0);
  }

  private cellsOf(at: number): Cells {
    const { rows, columns, hasSums } = this.table;
    const isSum = hasSums && at === rows.length - 1;
    return {
      lines: columns.map(({ type }, column) =>
        this.linesOf(cellText(rows[at]![column] ?? null, type), column, isSum ? 700 : 400),
      ),
      aligns: columns.map(({ type }) => (type === 'text' ? 'left' : 'right')),
      fill: isSum ? SUM_FILL : undefined,
    };
  }

  private get lineHeight(): number {
    return heightOf({ size: this.size });
  }

  private get leastLines(): number {
    return this.table.isByHand ? BY_HAND_LINES : 1;
  }

  private linesOf(text: string, column: number, weight: 400 | 700): Lines {
    const room = this.widths[column]! - 2 * PAD_X;
    return this.sheet.lines(text, { size: this.size, weight }, room);
  }

  private heightOf({ lines, fill }: Cells): number {
    const most = Math.max(
      fill === HEAD_FILL ? 1 : this.leastLines,
      ...lines.map((some) => some.length),
    );
    return most * this.lineHeight + 2 * PAD_Y;
  }

  private row(cells: Cells): void {
    const { sheet } = this;
    if (this.heightOf(cells) > sheet.room && cells !== this.head) this.nextPage();
    const most = Math.max(1, Math.floor((sheet.room - 2 * PAD_Y) / this.lineHeight));
    const here = { ...cells, lines: cells.lines.map((lines) => lines.slice(0, most)) };
    this.paint(here);
    const rest = cells.lines.map((lines) => lines.slice(most));
    if (rest.some((lines) => lines.length > 0)) {
      this.nextPage();
      this.row({ ...cells, lines: rest });
    }
  }

  private nextPage(): void {
    this.sheet.newPage();
    this.row(this.head);
  }

  private paint(cells: Cells): void {
    const { sheet, widths, size } = this;
    const height = this.heightOf(cells);
    let x = MARGIN;
    for (const [column, width] of widths.entries()) {
      const { document } = sheet;
      document.lineWidth(0.5).rect(x, sheet.y, width, height);
      if (cells.fill) document.fillAndStroke(cells.fill, LINE);
      else document.stroke(LINE);
      document.fillColor('black');
      const lines = cells.lines[column]!;
      const top = sheet.y + (height - lines.length * this.lineHeight) / 2;
      for (const [line, letters] of lines.entries()) {
        const y = top + line * this.lineHeight;
        const align = cells.aligns[column]!;
        sheet.draw(letters, x + PAD_X, y, width - 2 * PAD_X, { size, align });
      }
      x += width;
    }
    sheet.y += height;
  }

  private wide(text: string): void {
    const { sheet, size } = this;
    const height = this.lineHeight + 2 * PAD_Y;
    sheet.document.lineWidth(0.5).rect(MARGIN, sheet.y, sheet.width, height).stroke(LINE);
    const [line = []] = sheet.lines(text, { size }, sheet.width);
    sheet.draw(line, MARGIN, sheet.y + PAD_Y, sheet.width, { size, align: 'center' });
    sheet.y += height;
  }
}
