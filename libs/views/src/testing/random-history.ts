import * as fc from 'fast-check';
import { addDays, type BatchNo, fen, type LocalDate, sumFen } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';
import type { Fact } from '../fact';
import { factOf } from './case-builder';
import { bankLine, bankResult, batchStated, paymentInstructed } from './money-statements';
import { deathClaimed, deathMoved, householdStated, memberStated } from './people-statements';
import { entryReversed, recoveryOffset } from './recovery-acts';
import {
  anyDay,
  anything,
  entitlement,
  FIRST_DAY,
  reversal,
  supplement,
  HOUSEHOLDS,
  line,
  manyCards,
  month,
  MONTHS,
  yuanOf,
} from './random-statements';

/** The long tests look ten times as hard. */
export const RUNS = process.env['LEDGER_LONG'] === '1' ? 2_000 : 200;
/** For properties that are neither of the order of facts nor identities of money. */
export const FEWER_RUNS = process.env['LEDGER_LONG'] === '1' ? 2_000 : 50;

const ROW_FILES = ['f1', 'f2', 'f3'] as const;
const RESULT_FILES = ['r1', 'r2'] as const;
export const FILES = [...ROW_FILES, ...RESULT_FILES] as const;
const rowFile = fc.constantFrom(...ROW_FILES);
const telling = fc.record({ event: anything, on: anyDay, file: rowFile });

/** An item that comes back and is sent again, once or twice, and what the bank says of each. */
const bounce = fc
  .tuple(
    fc.array(anyDay, { minLength: 6, maxLength: 6 }),
    fc.array(fc.constantFrom('CREDITED' as const, 'FAILED' as const), {
      minLength: 2,
      maxLength: 2,
    }),
    month,
    rowFile,
  )
  .map(([days, [first, second], m, file]) => {
    const again = { kind: 'REISSUE', reissueOf: 'R1', batch: 'B2021-08' } as const;
    const events = [
      paymentInstructed('R1', m, yuanOf('R1')),
      bankLine('R1', 'RETURNED', yuanOf('R1')),
      paymentInstructed('R2', m, yuanOf('R2'), again),
      bankLine('R2', first!, yuanOf('R2')),
      paymentInstructed('R3', m, yuanOf('R3'), again),
      bankLine('R3', second!, yuanOf('R3')),
    ];
    return events.map((event, n) => ({ event, on: days[n]!, file }));
  });

interface Telling {
  readonly event: AnyLedgerEvent;
  readonly on: LocalDate;
  /** None for what was done here. */
  readonly file?: string;
}

const batchAtTheHead = fc.constantFrom('B2021-07' as BatchNo, 'B2021-08' as BatchNo);

/** A result file of the bank: all its lines and what it says as a whole are told together. */
const resultFile = (file: (typeof RESULT_FILES)[number]): fc.Arbitrary<readonly Telling[]> =>
  fc
    .record({
      on: anyDay,
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      batch: fc.option(batchAtTheHead, { nil: undefined }),
      statedCount: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
      statedFen: fc.option(fc.constantFrom(fen(0), fen(496_00)), { nil: undefined }),
    })
    .map(({ on, lines, batch, statedCount, statedFen }) => {
      const said = lines.flatMap(({ type, data }) => (type === 'BankLineReported' ? [data] : []));
      const head = bankResult(
        file,
        said.map(({ ref, status }) => [ref, status] as const),
        {
          sumFen: sumFen(said.map(({ amountFen }) => amountFen)),
          ...(batch && { batch }),
          ...(statedCount !== undefined && { statedCount }),
          ...(statedFen !== undefined && { statedFen }),
        },
      );
      // What a file says twice is one statement; its head tells that it was said twice.
      const once = new Map(lines.map((event) => [JSON.stringify(event), event]));
      return [head, ...once.values()].map((event) => ({ event, on, file }));
    });

const resultFiles = fc.tuple(
  ...RESULT_FILES.map((file) => fc.option(resultFile(file), { nil: [] as readonly Telling[] })),
);

/** A household of two that is paid in every month, so that most histories are about money. */
const paidOffice: readonly Omit<Telling, 'file'>[] = [
  householdStated('H1', '2021-05'),
  memberStated('H1', 'p1', { income: 200 }),
  memberStated('H1', 'p2'),
  ...MONTHS.flatMap((m) => [
    batchStated(m),
    paymentInstructed(`N${m}`, m, 792, { holder: 'p2', covered: 2 }),
    bankLine(`N${m}`, 'CREDITED', 792, `${m}-06`),
  ]),
].map((event, n) => ({ event, on: addDays(FIRST_DAY, 20 + n * 9) }));

/** Now and then somebody keeps more cards than one stranger should. */
const keeping = fc
  .tuple(fc.array(anyDay, { minLength: 5, maxLength: 5 }), rowFile)
  .map(([days, file]) => manyCards('p4').map((event, n) => ({ event, on: days[n]!, file })));

/** Somebody who lives alone, is never paid, and dies: what is owed goes to the heirs. */
const alone = fc
  .tuple(fc.array(anyDay, { minLength: 4, maxLength: 4 }), anyDay, anyDay, rowFile)
  .map(([days, died, moved, file]) => {
    const events = [
      householdStated('H4', '2021-05'),
      memberStated('H4', 'p5'),
      deathClaimed('p5', died, { source: 'HEALTH' }),
      deathMoved('p5', moved, days[3]!, 'HEALTH'),
    ];
    return events.map((event, n) => ({ event, on: days[n]!, file }));
  });

const amongThePaid = (random: readonly Telling[]): readonly Fact[] =>
  [...paidOffice.map((one) => ({ ...one, file: 'f0' })), ...random].map(({ event, ...told }, n) =>
    factOf(event, told, n + 1),
  );

/** Months are owed to somebody who dies before or after they are due. */
export const anyLonelyDeath: fc.Arbitrary<readonly Fact[]> = alone.map(amongThePaid);

/** Something is kept back from a month, and perhaps that is taken back: acts, in no file. */
const keptBack = fc
  .tuple(anyDay, anyDay, fc.constantFrom(...HOUSEHOLDS), fc.boolean())
  .map(([one, other, household, isTakenBack]) => {
    const [first, then] = [one, other].sort() as [LocalDate, LocalDate];
    const words = { household, month: '2021-06', against: '2021-08' };
    const kept = { event: recoveryOffset('k', 100, { ...words, on: first }), on: first };
    const back = entryReversed('k', 100, { ...words, on: then }, 'OFFSET');
    return isTakenBack ? [kept, { event: back, on: then }] : [kept];
  });

/** Everything in any order of knowledge: lines before rosters, corrections before claims. */
export const anyHistory: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(
    fc.array(telling, { minLength: 3, maxLength: 16 }),
    fc.array(bounce, { maxLength: 1 }).map((some) => some.flat()),
    fc.array(keeping, { maxLength: 1 }).map((some) => some.flat()),
    fc.array(alone, { maxLength: 1 }).map((some) => some.flat()),
    fc.array(fc.record({ event: reversal, on: anyDay }), { maxLength: 2 }),
    fc.array(fc.record({ event: supplement, on: anyDay }), { maxLength: 2 }),
    fc.array(keptBack, { maxLength: 1 }).map((some) => some.flat()),
    resultFiles.map((some) => some.flat()),
    fc.array(fc.record({ event: entitlement, on: anyDay }), { maxLength: 2 }),
  )
  .map((parts) => amongThePaid(parts.flat()));

/** The same with the statements of one file taken back from a day on. */
export const withdrawing = (facts: readonly Fact[], file: string, on: LocalDate): readonly Fact[] =>
  facts.map((fact) => (fact.file === file ? { ...fact, withdrawnOn: on } : fact));
