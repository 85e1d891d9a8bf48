import { dayInShanghai, type DivisionCode, type Instant, type LocalDate } from '@ledger/kernel';
import type { Said } from '../questions/knowledge-answer';
import { both, type Language, type Paper, type PaperTable } from './paper';

/** What is of one paper and of no other. */
export interface PaperContent {
  readonly title: Said;
  readonly lines?: readonly Said[];
  readonly tables: readonly PaperTable[];
  readonly notes?: readonly Said[];
  readonly signatures: readonly Said[];
  readonly note?: { readonly text: string; readonly caption: Said };
  readonly orientation?: Paper['orientation'];
  /** It hangs where everybody reads it: nothing of who printed it, and each list on its own page. */
  readonly isPublic?: true;
}

/** How a paper is printed: by whom, when, and on what the log stands. */
export interface Printing {
  readonly language: Language;
  readonly by: string;
  readonly at: Instant;
  readonly scope: DivisionCode;
  readonly knownOn: LocalDate;
  /** The newest signed head of the log; none has been signed yet. */
  readonly checkpoint:
    { readonly size: number; readonly root: string; readonly takenAt: Instant } | undefined;
}

const SHANGHAI_HOURS = 8;

const clockIn = (at: Instant): string => {
  const hour = (Number(at.slice(11, 13)) + SHANGHAI_HOURS) % 24;
  return `${String(hour).padStart(2, '0')}:${at.slice(14, 16)}`;
};

const momentIn = (at: Instant): string => `${dayInShanghai(at)} ${clockIn(at)}`;

const headLine = ({ by, at, scope, knownOn }: Printing): Said => {
  const printed = momentIn(at);
  return both(
    `区划 ${scope || '全部'}　按 ${knownOn} 已收到的材料　金额单位：元　打印 ${printed}（${by}）`,
    `Division ${scope || 'all'} · as known on ${knownOn} · amounts in yuan · printed ${printed} (${by})`,
  );
};

const ROOT_SHOWN = 32;

const footLine = ({ checkpoint }: Printing): Said => {
  const held = checkpoint
    ? both(
        `日志检查点：共 ${checkpoint.size} 条，树根 ${checkpoint.root.slice(0, ROOT_SHOWN)}…（SHA-256），签于 ${momentIn(checkpoint.takenAt)}。`,
        `Checkpoint of the log: ${checkpoint.size} events, root ${checkpoint.root.slice(0, ROOT_SHOWN)}… (SHA-256), signed ${momentIn(checkpoint.takenAt)} (China).`,
      )
    : both('日志尚无签名检查点。', 'The log has no signed checkpoint yet.');
  return both(
    `本件由台账打印，本身不是证据；以台账中可按检查点核验的记录为准。${held.zh}`,
    `Printed from the ledger and no proof by itself: what counts are the records, which can be verified against a checkpoint. ${held.en}`,
  );
};

/** The whole paper in one language. */
export const printed = (content: PaperContent, printing: Printing): Paper => {
  const { language } = printing;
  const { title, lines = [], tables, notes = [], signatures, note, orientation } = content;
  const above = content.isPublic ? lines : [headLine(printing), ...lines];
  return {
    language,
    title: title[language],
    lines: above.map((line) => line[language]),
    tables,
    notes: notes.map((one) => one[language]),
    signatures: signatures.map((who) => who[language]),
    foot: footLine(printing)[language],
    ...(note && { note: { text: note.text, caption: note.caption[language] } }),
    orientation: orientation ?? 'landscape',
    isApart: content.isPublic ?? false,
  };
};

export const SIGNED_BY = [
  both('制表人：', 'Drawn up by: '),
  both('审核人：', 'Checked by: '),
  both('负责人：', 'Head: '),
] as const;

export const MASKED = both(
  '姓名、证件号、账号均已遮蔽显示。',
  'Names, ID numbers and accounts are masked.',
);

export const NO_VERDICT = both(
  '疑点只是记录之间的比对结果，不是违规认定；请先核对合规情形。',
  'A finding is a match between records, never a verdict; check the lawful explanations first.',
);
