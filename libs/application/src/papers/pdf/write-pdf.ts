import { encodeQR } from 'qr';
import type { Instant } from '@ledger/kernel';
import { both, type Paper, type PaperTable } from '../paper';
import { Grid } from './grid';
import { namedByNumber } from './letters';
import { heightOf, MARGIN, Sheet } from './sheet';

const TITLE = { size: 17, weight: 700, align: 'center' } as const;
const UNDER_TITLE = { size: 9, align: 'center' } as const;
const NAME = { size: 11, weight: 700 } as const;
const LINE = { size: 9 } as const;
const SMALL = { size: 7.5 } as const;
const SIGNATURE_HEIGHT = 62;
const SEAL = 56;
const CODE_SIDE = 128;

const words = {
  none: both('（无）', '(none)'),
  seal: both('（盖章）', '(seal)'),
  day: both('年　　月　　日', 'Date: ____________'),
  unknown: (characters: string) =>
    both(
      `印刷字体没有下列字符，以其 Unicode 编码标出：${characters}；原字见 Excel 版。`,
      `The type has not these characters, which are named by their Unicode number: ${characters}; the workbook holds them as they are.`,
    ),
  page: (page: number, pages: number) =>
    both(`第 ${page} 页　共 ${pages} 页`, `Page ${page} of ${pages}`),
};

/** Room for the hand and the seal, kept on one page. */
const drawSignatures = (sheet: Sheet, { signatures, language }: Paper): void => {
  if (signatures.length === 0) return;
  if (sheet.room < SIGNATURE_HEIGHT + 8) sheet.newPage();
  sheet.y += 14;
  const each = (sheet.width - SEAL - 20) / signatures.length;
  for (const [at, who] of signatures.entries()) {
    const x = MARGIN + at * each;
    const [line = []] = sheet.lines(who, LINE, each);
    sheet.draw(line, x, sheet.y, each, LINE);
    const from = x + line.reduce((sum, { width }) => sum + width * LINE.size, 0) + 4;
    const y = sheet.y + heightOf(LINE);
    sheet.document
      .lineWidth(0.5)
      .moveTo(from, y)
      .lineTo(x + each - 14, y)
      .stroke('black');
  }
  const seal = MARGIN + sheet.width - SEAL;
  sheet.document.lineWidth(0.5).dash(2, { space: 2 });
  sheet.document.circle(seal + SEAL / 2, sheet.y + SEAL / 2 - 6, SEAL / 2).stroke('#999999');
  sheet.document.undash();
  const [word = []] = sheet.lines(words.seal[language], SMALL, SEAL);
  sheet.draw(word, seal, sheet.y + SEAL / 2 - 12, SEAL, { ...SMALL, align: 'center' });
  const [day = []] = sheet.lines(words.day[language], LINE, sheet.width);
  const room = sheet.width - SEAL - 20;
  sheet.draw(day, MARGIN, sheet.y + 30, room, { ...LINE, align: 'right' });
  sheet.y += SIGNATURE_HEIGHT;
};

const noteHeight = ({ note }: Paper): number => (note ? CODE_SIDE + 24 : 0);

/** The signed note in words and as a code: what a camera reads is the note, byte by byte. */
const drawNote = (sheet: Sheet, paper: Paper): void => {
  const { note } = paper;
  if (!note) return;
  if (sheet.room < noteHeight(paper)) sheet.newPage();
  sheet.y += 8;
  sheet.paragraph(note.caption, SMALL);
  const modules = encodeQR(note.text, 'raw', { ecc: 'medium', encoding: 'byte', border: 2 });
  const side = CODE_SIDE / modules.length;
  for (const [row, cells] of modules.entries()) {
    for (const [column, isDark] of cells.entries()) {
      if (!isDark) continue;
      sheet.document.rect(MARGIN + column * side, sheet.y + row * side, side, side);
    }
  }
  sheet.document.fill('black');
  const x = MARGIN + CODE_SIDE + 10;
  const room = sheet.width - CODE_SIDE - 10;
  let y = sheet.y + 8;
  for (const line of sheet.lines(note.text.trimEnd(), SMALL, room)) {
    sheet.draw(line, x, y, room, SMALL);
    y += heightOf(SMALL);
  }
  sheet.y += CODE_SIDE;
};

const drawFeet = (sheet: Sheet, { foot, language, title }: Paper): void => {
  const { document } = sheet;
  const pages = document.bufferedPageRange().count;
  for (let page = 0; page < pages; page += 1) {
    document.switchToPage(page);
    const top = document.page.height - MARGIN - 24;
    document
      .lineWidth(0.5)
      .moveTo(MARGIN, top)
      .lineTo(MARGIN + sheet.width, top)
      .stroke('#999999');
    const lines = sheet.lines(foot, SMALL, sheet.width);
    for (const [at, line] of lines.slice(0, 2).entries()) {
      sheet.draw(line, MARGIN, top + 3 + at * heightOf(SMALL), sheet.width, SMALL);
    }
    const said = `${title}　${words.page(page + 1, pages)[language]}`;
    const [line = []] = sheet.lines(said, SMALL, sheet.width);
    const y = top + 3 + 2 * heightOf(SMALL);
    sheet.draw(line, MARGIN, y, sheet.width, { ...SMALL, align: 'right' });
  }
};

const bytesOf = (document: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((settle, fail) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => settle(Buffer.concat(chunks)));
    document.on('error', fail);
    document.end();
  });

const drawHead = (sheet: Sheet, { title, lines }: Paper): void => {
  sheet.paragraph(title, TITLE);
  sheet.y += 2;
  for (const line of lines) sheet.paragraph(line, UNDER_TITLE);
};

/** What stands beneath the last list. */
const endHeight = (sheet: Sheet, paper: Paper): number => {
  const lines = paper.notes.flatMap((text) => sheet.lines(text, SMALL, sheet.width)).length;
  const signed = paper.signatures.length > 0 ? SIGNATURE_HEIGHT + 8 : 0;
  return 4 + lines * heightOf(SMALL) + noteHeight(paper) + signed;
};

const drawTable = async (sheet: Sheet, table: PaperTable, paper: Paper) => {
  const { tables, language, isApart } = paper;
  sheet.y += 8;
  const grid = new Grid(sheet, table);
  const isNamed = isApart || tables.length > 1;
  const above = (isNamed ? 1 : 0) + table.lines.length;
  const isLast = isApart || table === tables.at(-1);
  const end = isLast ? endHeight(sheet, paper) : 0;
  if (sheet.room < grid.leastWith(end) + above * heightOf(NAME)) sheet.newPage();
  if (isNamed) sheet.paragraph(table.name, NAME);
  for (const line of table.lines) sheet.paragraph(line, LINE);
  sheet.y += 3;
  await grid.draw(words.none[language], end);
};

const drawEnd = (sheet: Sheet, paper: Paper): void => {
  sheet.y += 4;
  for (const note of paper.notes) sheet.paragraph(note, SMALL);
  drawNote(sheet, paper);
  drawSignatures(sheet, paper);
};

/** A paper as PDF, in a type that is part of it. */
export const writePdf = async (paper: Paper, printedAt: Instant): Promise<Uint8Array> => {
  const sheet = new Sheet(paper, printedAt);
  drawHead(sheet, paper);
  for (const [at, table] of paper.tables.entries()) {
    if (paper.isApart && at > 0) {
      sheet.newPage();
      drawHead(sheet, paper);
    }
    await drawTable(sheet, table, paper);
    if (paper.isApart) drawEnd(sheet, paper);
  }
  if (!paper.isApart) drawEnd(sheet, paper);
  if (sheet.unknown.size > 0) {
    const characters = [...sheet.unknown].map(namedByNumber).join(' ');
    sheet.paragraph(words.unknown(characters)[paper.language], SMALL);
  }
  drawFeet(sheet, paper);
  return bytesOf(sheet.document);
};
