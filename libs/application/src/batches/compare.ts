import { type Refusal, refuse } from '@ledger/kernel';
import { isFileError, type ParsedFile } from '@ledger/intake';
import type { BatchState } from '@ledger/ledger';
import { compare } from '@ledger/views';
import type { Upload } from '../imports/at-the-door';
import { readFile } from '../imports/content';
import type { RosterComparisonAnswer, RosterDifference } from './answers';
import { type DraftLine, type DraftNeeds, draftOf, paidFen } from './draft';
import { type Pay, paysIn, together } from './roster';

export type CompareRefusal = 'not-readable' | 'not-a-roster';

const paysDrafted = (lines: readonly DraftLine[]): ReadonlyMap<string, Pay> =>
  together(
    lines
      .filter((line) => paidFen(line.paid) > 0)
      .map(({ household, benefitMonth, kind, paid }) => ({
        household,
        benefitMonth,
        kind,
        paid,
        rows: [],
      })),
  );

const differenceOf = (draft: Pay | undefined, roster: Pay | undefined): RosterDifference[] => {
  const pay = roster ?? draft;
  const [draftFen, rosterFen] = [draft, roster].map((one) => (one ? paidFen(one.paid) : null));
  if (!pay || draftFen === rosterFen) return [];
  return [
    {
      what: !roster ? 'only-in-draft' : !draft ? 'only-in-roster' : 'other-amount',
      householdNo: pay.household,
      benefitMonth: pay.benefitMonth,
      kind: pay.kind,
      draftFen: draftFen ?? null,
      rosterFen: rosterFen ?? null,
      rows: roster?.rows ?? [],
    },
  ];
};

export const rosterDifferences = (
  lines: readonly DraftLine[],
  roster: ParsedFile,
): readonly RosterDifference[] => {
  const drafted = paysDrafted(lines);
  const listed = paysIn(roster);
  return [...new Set([...drafted.keys(), ...listed.keys()])]
    .sort(compare)
    .flatMap((key) => differenceOf(drafted.get(key), listed.get(key)));
};

const sumOf = (pays: ReadonlyMap<string, Pay>): number =>
  [...pays.values()].reduce((total, { paid }) => total + paidFen(paid), 0);

/** What a roster says; nothing is taken in. */
export const readRoster = async (file: Upload): Promise<ParsedFile | Refusal<CompareRefusal>> => {
  const parsed = await readFile(file.bytes, file.name);
  if (isFileError(parsed)) return refuse('not-readable', { code: parsed.code });
  return parsed.kind === 'ROSTER' ? parsed : refuse('not-a-roster', { kind: parsed.kind });
};

/** Holds a roster of the office against the draft, line by line; nothing of it is recorded. */
export const compareRoster = async (
  needs: DraftNeeds,
  state: Extract<BatchState, { status: 'open' }>,
  file: Upload,
): Promise<RosterComparisonAnswer | Refusal<CompareRefusal>> => {
  const parsed = await readRoster(file);
  if ('refused' in parsed) return parsed;
  const { lines } = await draftOf(needs, state);
  return {
    batch: state.batch,
    draftFen: sumOf(paysDrafted(lines)),
    rosterFen: sumOf(paysIn(parsed)),
    rejectedRows: parsed.rejected.length,
    differences: rosterDifferences(lines, parsed),
  };
};
