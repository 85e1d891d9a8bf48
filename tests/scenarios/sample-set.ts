import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
  BalanceAnswer,
  DelayAnswer,
  FindingAnswer,
  TotalsAnswer,
  Upload,
} from '@ledger/application';

/** The rules of the oracle of the samples: this version knows them all. */
export const RULES: readonly string[] =
  'R01 R02 R03 R04 R05 R06 R10 R11 R12 R14 R15 R16 R17 R18 R19 R21 R23 R24 R29 R30 R31 R33 R36 R37 R38 R46'.split(
    ' ',
  );

export type ExpectedFinding = Pick<
  FindingAnswer,
  | 'rule'
  | 'householdNo'
  | 'personId'
  | 'benefitMonth'
  | 'batchNo'
  | 'ref'
  | 'amountFenCertain'
  | 'amountFenPossible'
  | 'exposureFen'
  | 'knownAtPayment'
>;

/** What the oracle says as of one knowledge day. */
export interface ExpectedDay {
  readonly knowledgeDate: string;
  readonly findings: readonly ExpectedFinding[];
  readonly delays: readonly DelayAnswer[];
  readonly balances: readonly BalanceAnswer[];
  readonly totals: TotalsAnswer;
}

export interface Expected {
  readonly asOf: readonly ExpectedDay[];
  readonly temporal: readonly {
    readonly key: string;
    readonly presentAt: string;
    readonly absentFrom: string;
  }[];
}

export interface ExpectedFile {
  readonly file: string;
  readonly kind: string;
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly dataRows: number;
  readonly accepted: number;
  readonly rejected: readonly {
    readonly row: number | null;
    readonly reason: string;
    readonly column: string | null;
    readonly key: string;
  }[];
}

interface Manifest {
  readonly files: readonly { readonly name: string; readonly receivedOn: string }[];
}

const samples = resolve(__dirname, '..', '..', '..', 'shared', 'samples');
const MANIFEST = 'manifest.json';

/** Names of the sets beside the repository that hold a file; none where there are no samples. */
export const setsWith = (file: string): readonly string[] => {
  const sets = existsSync(samples)
    ? readdirSync(samples).filter((set) => existsSync(join(samples, set, file)))
    : [];
  if (sets.length === 0) {
    process.stdout.write(
      `no samples with ${file} beside the repository: their tests are skipped\n`,
    );
  }
  return sets;
};

/** The tests of each set; without samples one skipped test stands for them and says why. */
export const describeSets = (
  file: string,
  title: (set: string) => string,
  tests: (set: string) => void,
): void => {
  const sets = setsWith(file);
  if (sets.length === 0) {
    it.skip(`${title('…')}: no samples beside the repository`, () => undefined);
  }
  for (const set of sets) describe(title(set), () => tests(set));
};

export const pathOf = (set: string): string => join(samples, set);

/** Nobody offsets anything in the samples, and the oracle does not speak of it. */
const withoutOffset = (day: ExpectedDay): ExpectedDay => ({
  ...day,
  totals: { ...day.totals, recoveredByOffset: 0 },
});

export const expectedOf = (set: string): Expected => {
  const text = readFileSync(join(samples, set, 'expected.json'), 'utf8');
  const expected = JSON.parse(text) as Expected;
  return { ...expected, asOf: expected.asOf.map(withoutOffset) };
};

export const expectedFilesOf = (set: string): readonly ExpectedFile[] => {
  const text = readFileSync(join(samples, set, 'expected-import.json'), 'utf8');
  return (JSON.parse(text) as { readonly files: readonly ExpectedFile[] }).files;
};

/** The workbooks and text files of a set, without the manifest. */
export const filesOf = (set: string): readonly Upload[] =>
  readdirSync(join(samples, set))
    .filter((name) => /\.(xlsx|csv)$/.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(samples, set, name)) }));

/** The day each file of a set was received, by its name. */
export const receivedDays = (set: string): ReadonlyMap<string, string> => {
  const manifest = JSON.parse(readFileSync(join(samples, set, MANIFEST), 'utf8')) as Manifest;
  return new Map(manifest.files.map(({ name, receivedOn }) => [name, receivedOn]));
};

/** A manifest that declares the days of these files. */
export const manifestOf = (days: ReadonlyMap<string, string>): Upload => ({
  name: MANIFEST,
  bytes: Buffer.from(
    JSON.stringify({ files: [...days].map(([name, receivedOn]) => ({ name, receivedOn })) }),
  ),
});

/** A whole set as an operator hands it in: the folder with its manifest. */
export const folderOf = (set: string): readonly Upload[] => [
  ...filesOf(set),
  manifestOf(receivedDays(set)),
];

/** The month a file is of, by its name; files of a whole year have none. */
const monthIn = (name: string): string | undefined => /\d{4}-\d{2}(?=[-.])/.exec(name)?.[0];

/** The files of a set that are of no month, or of one up to this. */
export const filesUntil = (set: string, month: string): readonly Upload[] =>
  filesOf(set).filter(({ name }) => (monthIn(name) ?? month) <= month);

/** The same as an operator hands them in: with the manifest of the set. */
export const folderUntil = (set: string, month: string): readonly Upload[] => [
  ...filesUntil(set, month),
  manifestOf(receivedDays(set)),
];

/** The key of a finding in the oracle. */
export const keyOf = (finding: ExpectedFinding): string =>
  [finding.rule, finding.householdNo, finding.personId, finding.benefitMonth, finding.ref]
    .map((part) => part ?? '')
    .join('|');

/** What the oracle and the ledger both say of a finding, in an order of its own. */
export const comparable = (findings: readonly ExpectedFinding[]): readonly ExpectedFinding[] =>
  findings
    .map((finding) => ({
      rule: finding.rule,
      householdNo: finding.householdNo,
      personId: finding.personId,
      benefitMonth: finding.benefitMonth,
      batchNo: finding.batchNo,
      ref: finding.ref,
      amountFenCertain: finding.amountFenCertain,
      amountFenPossible: finding.amountFenPossible,
      exposureFen: finding.exposureFen,
      knownAtPayment: finding.knownAtPayment,
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
