import * as fc from 'fast-check';
import { type BatchNo, fen, localDate } from '@ledger/kernel';
import type { AnyLedgerEvent, BankResultStated, BankStatus } from '@ledger/ledger';
import { office, type CaseBuilder } from '../../testing/case-builder';
import {
  bankLine,
  bankResult,
  batchStated,
  paymentInstructed,
  paymentReversed,
  refundRecorded,
} from '../../testing/money-statements';
import { isA } from '../../fact';
import type { BankEntry, BankSituation } from './entry';
import { linesOn } from './lines';

const BATCH = 'B2021-06';
const ref = (n: number, batch = BATCH) => `${batch}-${String(n).padStart(4, '0')}`;

const header = (no: string, count: number, yuan: number): AnyLedgerEvent => {
  const stated = batchStated('2021-06', { no }) as Extract<AnyLedgerEvent, { type: 'BatchStated' }>;
  return { ...stated, data: { ...stated.data, count, sumFen: fen(yuan * 100) } };
};

/** A batch of three items, sent on 4 June, and another of one. */
const roster = office().told(
  '2021-06-04',
  header(BATCH, 3, 900),
  ...[1, 2, 3].map((n) => paymentInstructed(ref(n), '2021-06', n * 100 + 100)),
  header('C1', 1, 50),
  paymentInstructed(ref(1, 'C1'), '2021-06', 50, { batch: 'C1', household: 'H2' }),
);

type Said = readonly (readonly [ref: string, status: BankStatus, yuan: number, day?: string])[];

interface FileWords extends Partial<
  Pick<BankResultStated['data'], 'batch' | 'statedCount' | 'statedFen' | 'unread'>
> {
  readonly on: string;
  readonly file: string;
  readonly withdrawnOn?: string;
}

/** What the import states of a file with these lines; of lines told before it states no more. */
const resultFile = (told: CaseBuilder, words: FileWords, lines: Said, before: Said = []) => {
  const { on, file, withdrawnOn, ...head } = words;
  const facts = lines.filter(
    (line, at) =>
      lines.findIndex((one) => String(one) === String(line)) === at &&
      !before.some((one) => String(one) === String(line)),
  );
  const said = lines.map(([r, status]) => [r, status] as const);
  const sumFen = fen(lines.reduce((sum, [, , yuan]) => sum + yuan * 100, 0));
  const stated = bankResult(file, said, { sumFen, ...head });
  const how = { on, file, ...(withdrawnOn && { withdrawnOn }) };
  return told
    .told(how, stated)
    .told(
      how,
      ...facts.map(([r, status, yuan, day]) =>
        bankLine(r, status, yuan, status === 'CREDITED' ? (day ?? '2021-06-07') : undefined),
      ),
    );
};

const whole: Said = [
  [ref(1), 'CREDITED', 200],
  [ref(2), 'CREDITED', 300],
  [ref(3), 'CREDITED', 400],
];
const first = { on: '2021-06-12', file: 'f1' };
const second = { on: '2021-06-20', file: 'f2' };

const queued = (told: CaseBuilder, day = '2021-06-30', batch = BATCH): readonly BankEntry[] =>
  told.bank(day).filter((entry) => entry.batch === batch);
const situations = (told: CaseBuilder, day?: string): readonly BankSituation[] =>
  queued(told, day).map(({ situation }) => situation);

describe('nothing is queued', () => {
  it('of a result that agrees, whether its head says so or it has none', () => {
    expect(situations(resultFile(roster, first, whole))).toEqual([]);
    const head = { batch: BATCH as BatchNo, statedCount: 3, statedFen: fen(90_000) };
    expect(situations(resultFile(roster, { ...first, ...head }, whole))).toEqual([]);
  });

  it('of an item that failed and was credited in the bank’s next try', () => {
    const failed = resultFile(roster, first, [[ref(1), 'FAILED', 200], ...whole.slice(1)]);
    expect(situations(resultFile(failed, second, [whole[0]!]))).toEqual([]);
  });
});

describe('an unknown line', () => {
  it('is one that no roster line has, until a roster names it', () => {
    const told = resultFile(roster, first, [...whole, [ref(4), 'CREDITED', 70]]);
    expect(queued(told)).toMatchObject([
      {
        situation: 'unknown-line',
        ref: ref(4),
        amountFen: 7_000,
        since: '2021-06-12',
        files: ['f1'],
      },
    ]);
    const named = told.told('2021-07-01', paymentInstructed(ref(4), '2021-06', 70));
    expect(situations(named, '2021-06-30')).toEqual(['unknown-line']);
    expect(situations(named, '2021-07-01')).toEqual([]);
  });

  it('is also one of an item that was reversed before it went out', () => {
    const reversed = roster.told('2021-06-05', paymentReversed(ref(3)));
    expect(situations(resultFile(reversed, first, whole))).toEqual(['unknown-line']);
  });

  it('is also one whose reference names no batch, and it is nobody’s batch’s', () => {
    const told = resultFile(roster, first, [...whole, ['X9', 'CREDITED', 70]]);
    const entries = told.bank('2021-06-30').filter((entry) => entry.ref === 'X9');
    expect(entries).toMatchObject([
      { situation: 'unknown-line', batch: null, division: '500118001' },
    ]);
  });

  it('of a batch that nobody stated is one as well', () => {
    const told = resultFile(office(), first, [[ref(1), 'CREDITED', 1]]);
    expect(situations(told)).toEqual(['unknown-line']);
  });
});

describe('a duplicate', () => {
  it('is a line that another file had said, until the later file is withdrawn', () => {
    const once = resultFile(roster, first, whole);
    const told = resultFile(once, { ...second, withdrawnOn: '2021-06-25' }, [whole[1]!], whole);
    expect(queued(told, '2021-06-20')).toMatchObject([
      {
        situation: 'duplicate',
        ref: ref(2),
        amountFen: 30_000,
        files: ['f2'],
        since: '2021-06-20',
      },
    ]);
    expect(situations(told, '2021-06-25')).toEqual([]);
  });

  it('is an item that is credited twice, under another number or on another day', () => {
    const told = resultFile(roster, first, [...whole, [ref(2), 'CREDITED', 300, '2021-06-09']]);
    expect(queued(told)).toMatchObject([
      { situation: 'duplicate', ref: ref(2), amountFen: 30_000 },
    ]);
  });

  it('is what had been said, also when the money came back in between', () => {
    const returned = resultFile(resultFile(roster, first, whole), second, [
      [ref(2), 'RETURNED', 300],
    ]);
    const third = { on: '2021-06-25', file: 'f3' };
    expect(queued(resultFile(returned, third, [whole[1]!], whole), '2021-06-25')).toMatchObject([
      { situation: 'duplicate', ref: ref(2), files: ['f3'] },
      { situation: 'return-after-success', ref: ref(2) },
    ]);
  });

  it('is a line that stands twice in one file, word for word', () => {
    const told = resultFile(roster, first, [...whole, whole[2]!]);
    expect(queued(told)).toMatchObject([{ situation: 'duplicate', ref: ref(3), files: ['f1'] }]);
  });
});

describe('a return after success', () => {
  const returned = resultFile(resultFile(roster, first, whole), second, [
    [ref(2), 'RETURNED', 300],
  ]);

  it('waits until it is paid back', () => {
    expect(queued(returned)).toMatchObject([
      { situation: 'return-after-success', ref: ref(2), household: 'H1', amountFen: 30_000 },
    ]);
    const refunded = returned.told('2021-07-01', refundRecorded(ref(2), 300, '2021-07-01'));
    expect(situations(refunded, '2021-07-01')).toEqual([]);
  });

  it('may be told in the same file as the success: it is the later of the two', () => {
    const told = resultFile(roster, first, [[ref(2), 'RETURNED', 300], ...whole]);
    expect(situations(told)).toEqual(['return-after-success']);
  });

  it('may stand in the result of another batch', () => {
    const later = { ...second, batch: 'C1' as BatchNo };
    const told = resultFile(resultFile(roster, first, whole), later, [[ref(2), 'RETURNED', 300]]);
    expect(situations(told)).toEqual(['return-after-success']);
  });

  it('or until a roster sends it again', () => {
    const again = returned.told(
      '2021-07-04',
      header('C2', 1, 300),
      paymentInstructed(ref(1, 'C2'), '2021-06', 300, {
        batch: 'C2',
        kind: 'REISSUE',
        reissueOf: ref(2),
      }),
    );
    expect(situations(again, '2021-07-03')).toEqual(['return-after-success']);
    expect(situations(again, '2021-07-04')).toEqual([]);
  });
});

describe('a partial file', () => {
  it('is one with fewer lines than the batch has items, until the rest comes', () => {
    const part = resultFile(roster, first, whole.slice(0, 1));
    expect(queued(part)).toMatchObject([
      {
        situation: 'partial-file',
        amountFen: 70_000,
        files: ['f1'],
        details: { items: '3', answered: '1', waiting: '2' },
      },
    ]);
    expect(situations(resultFile(part, second, whole.slice(1)))).toEqual([]);
  });

  it('is one whose head says more lines than it has', () => {
    const head = { ...first, batch: BATCH as BatchNo, statedCount: 4, statedFen: fen(95_000) };
    expect(queued(resultFile(roster, head, whole))).toMatchObject([
      { situation: 'partial-file', amountFen: 5_000, details: { statedLines: '4', lines: '3' } },
    ]);
  });
});

describe('a sum mismatch', () => {
  it('is a line with another amount than was sent', () => {
    const told = resultFile(roster, first, [[ref(1), 'CREDITED', 210], ...whole.slice(1)]);
    expect(queued(told)).toMatchObject([
      {
        situation: 'sum-mismatch',
        ref: ref(1),
        amountFen: 1_000,
        details: { bankYuan: '210.00', itemYuan: '200.00' },
      },
    ]);
  });

  it('is a head that does not agree with its lines, but for lines that were sent back', () => {
    const head = { ...first, batch: BATCH as BatchNo, statedFen: fen(80_000) };
    expect(queued(resultFile(roster, head, whole))).toMatchObject([
      {
        situation: 'sum-mismatch',
        ref: null,
        amountFen: 10_000,
        details: { statedYuan: '800.00' },
      },
    ]);
    expect(situations(resultFile(roster, { ...head, unread: 1 }, whole))).toEqual([]);
  });

  it('is a head with fewer lines than there are', () => {
    const head = { ...first, batch: BATCH as BatchNo, statedCount: 2 };
    expect(situations(resultFile(roster, head, whole))).toEqual(['sum-mismatch']);
    // Lines that were sent back are lines of it as well.
    const oneUnread = { ...head, statedCount: 3, unread: 1 };
    expect(situations(resultFile(roster, oneUnread, whole))).toEqual(['sum-mismatch']);
    expect(situations(resultFile(roster, { ...oneUnread, statedCount: 4 }, whole))).toEqual([]);
  });
});

describe('a wrong batch', () => {
  it('is a line of another batch than the one at the head of its file', () => {
    const head = { ...first, batch: 'C1' as BatchNo };
    const told = resultFile(resultFile(roster, first, whole.slice(1)), { ...head, file: 'f3' }, [
      whole[0]!,
    ]);
    expect(queued(told)).toMatchObject([
      { situation: 'wrong-batch', ref: ref(1), details: { namedBatch: 'C1' } },
    ]);
  });
});

describe('a missing file', () => {
  it('is missed from the day after the bank’s days are over, until a line comes', () => {
    expect(situations(roster, '2021-06-19')).toEqual([]);
    expect(queued(roster, '2021-06-20')).toMatchObject([
      {
        situation: 'missing-file',
        amountFen: 90_000,
        since: '2021-06-20',
        details: { sentToBankOn: '2021-06-04', dueOn: '2021-06-19' },
      },
    ]);
    const late = resultFile(roster, { on: '2021-06-22', file: 'f1' }, whole);
    expect(situations(late, '2021-06-21')).toEqual(['missing-file']);
    expect(situations(late, '2021-06-22')).toEqual([]);
  });

  it('is not found by returns of what an earlier result had credited, nor stilled by them', () => {
    const told = resultFile(roster, first, [[ref(1), 'RETURNED', 200]]);
    expect(situations(told)).toContain('missing-file');
  });
});

describe('whatever the bank says', () => {
  const anyLine = fc.tuple(
    fc.constantFrom(ref(1), ref(2), ref(3), ref(4), ref(1, 'C1'), 'X9'),
    fc.constantFrom<BankStatus>('CREDITED', 'FAILED', 'RETURNED'),
    fc.constantFrom(200, 300),
    fc.constantFrom('2021-06-07', '2021-06-08'),
  );
  const anyFile = fc.record({
    lines: fc.array(anyLine, { maxLength: 6 }),
    batch: fc.constantFrom(undefined, BATCH, 'C1'),
  });

  /** Lines that the queues sort, whether they were facts of their own or not. */
  const linesAbout = (told: CaseBuilder, no: string): number => {
    const facts = told.facts;
    const results = facts.filter(isA('BankResultStated'));
    const lines = linesOn(facts, results, new Set([no]), localDate('2021-06-30'));
    return lines.filter((line) => line.ref === no).length;
  };

  it('each line is matched or in one queue, and the queues hold no line more', () => {
    fc.assert(
      fc.property(fc.array(anyFile, { minLength: 1, maxLength: 3 }), (files) => {
        let told = roster;
        let before: Said = [];
        for (const [n, { lines, batch }] of files.entries()) {
          const words = {
            on: `2021-06-1${n}`,
            file: `f${n}`,
            ...(batch && { batch: batch as BatchNo }),
          };
          told = resultFile(told, words, lines as Said, before);
          before = [...before, ...(lines as Said)];
        }
        const entries = told.bank('2021-06-30').filter((entry) => entry.ref !== null);
        const lines = files.flatMap((file) => file.lines);
        for (const no of new Set(lines.map(([r]) => r))) {
          const own = lines.filter(([r]) => r === no).length;
          const places = entries.filter((entry) => entry.ref === no).length;
          const isKnown = ![ref(4), 'X9'].includes(no);
          expect(places).toBeLessThanOrEqual(own);
          if (!isKnown) expect(places).toBe(own);
          expect(linesAbout(told, no)).toBe(own);
        }
        expect(entries.every((entry) => lines.some(([r]) => r === entry.ref))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
