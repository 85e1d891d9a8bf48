import PdfDocument from 'pdfkit';
import type { Paper } from '../paper';
import { type Letter, lettersOf, widthOf, wrapped } from './letters';
import type { Weight } from './typeface';

export const MARGIN = 36;
const FOOT_HEIGHT = 34;
const LEADING = 1.35;
/** Where the letters stand in their line, as a part of their size. */
const RISE = 0.02;

export type Align = 'left' | 'center' | 'right';

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly align?: Align;
}

/** Letters of one file of the type that stand beside each other. */
const runsOf = (line: readonly Letter[]): readonly (readonly Letter[])[] => {
  const runs: Letter[][] = [];
  for (const letter of line) {
    const last = runs.at(-1);
    if (last && last[0]!.face === letter.face) last.push(letter);
    else runs.push([letter]);
  }
  return runs;
};

/** A4 pages under the hand: where the next line goes, and when a new page begins. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly width: number;
  /** Characters the type has not, which are named by number. */
  readonly unknown = new Set<string>();
  y = MARGIN;
  private readonly registered = new Set<string>();

  constructor(paper: Paper, printedAt: string) {
    this.document = new PdfDocument({
      size: 'A4',
      layout: paper.orientation,
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      lang: paper.language === 'zh' ? 'zh-CN' : 'en',
      displayTitle: true,
      info: { Title: paper.title, CreationDate: new Date(printedAt), Producer: 'ledger' },
    });
    this.width = this.document.page.width - 2 * MARGIN;
  }

  get bottom(): number {
    return this.document.page.height - MARGIN - FOOT_HEIGHT;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  newPage(): void {
    this.document.addPage();
    this.y = MARGIN;
  }

  lines(text: string, { size, weight = 400 }: Style, room: number) {
    return text
      .split('\n')
      .flatMap((line) => wrapped(lettersOf(line, weight, this.unknown), size, room));
  }

  /** One line at a place. */
  draw(line: readonly Letter[], x: number, y: number, room: number, style: Style): void {
    const { size, align = 'left' } = style;
    const spare = room - widthOf(line, size);
    let at = x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0);
    for (const run of runsOf(line)) {
      this.font(run[0]!);
      this.document.fontSize(size).text(run.map(({ text }) => text).join(''), at, y + size * RISE, {
        lineBreak: false,
        baseline: 'top',
      });
      at += widthOf(run, size);
    }
  }

  /** A paragraph over the whole width, on a further page where it does not fit. */
  paragraph(text: string, style: Style): void {
    for (const line of this.lines(text, style, this.width)) {
      if (this.room < heightOf(style)) this.newPage();
      this.draw(line, MARGIN, this.y, this.width, style);
      this.y += heightOf(style);
    }
  }

  private font({ face }: Letter): void {
    const { name, bytes } = face;
    if (!this.registered.has(name)) {
      this.document.registerFont(name, bytes);
      this.registered.add(name);
    }
    this.document.font(name);
  }
}

export const heightOf = ({ size }: Style): number => size * LEADING;
