import { hash } from 'node:crypto';

import { uuidFrom } from '@ledger/event-store';

/** What stands in a sample where its type leaves the value open. `seed` tells samples apart. */
type Value = string | number | ((seed: string) => string | number);

const hex = (digits: number) => (seed: string) => hash('sha256', seed, 'hex').slice(0, digits);
const verifierKey = (seed: string) =>
  `dibao.example/500118001+${hex(8)(seed)}+AW${Buffer.from(hex(42)(seed)).toString('base64')}`;

/** By brand. */
const ofBrand: Readonly<Record<string, Value>> = {
  BatchNo: 'QGL20210601',
  ClueNo: '渝永纪线2021-0032',
  CommandId: uuidFrom,
  CustodyEntryNo: 'DG0017',
  DivisionCode: '500118001201',
  DocumentNo: '区财社〔2021〕16号',
  FileId: hex(32),
  FindingId: uuidFrom,
  HouseholdNo: 'QG201-0017',
  Instant: '2021-06-04T01:02:03.004Z',
  LocalDate: '2021-06-04',
  PairId: uuidFrom,
  PaymentRef: 'QGL20210601-0017',
  PersonId: uuidFrom,
  Token: hex(32),
  YearMonth: '2021-06',
};

/** By the name of the member, for plain texts and numbers. */
const ofMember: Readonly<Record<string, Value>> = {
  actor: 'finance-01',
  asOf: '2021-05-31',
  bankSerial: '700606017',
  certificate: hex(64),
  checkpoint: 'dibao.example/500118001\n57\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
  by: 'account-07',
  code: 'ID_CHECK_DIGIT',
  column: '户主身份证号',
  commitment: hex(64),
  correlation: uuidFrom,
  digest: hex(64),
  document: uuidFrom,
  failureCode: 'E03',
  filter: 'knownOn=2021-06-30&rule=R01',
  fiscalYear: '2021',
  carriedOverFrom: '2020',
  form: 'csv-gb18030',
  fromKey: verifierKey,
  fromUnit: '区财政局',
  household: 'QG201-0017',
  'households[]': 'QG201-0017',
  key: 'R01|QG201-0017|5a1c7e0a-4f0e-5d7c-9a51-0c6f0b1d2e3f|2021-06|',
  knownOn: '2021-06-30',
  list: uuidFrom,
  note: uuidFrom,
  policyDigest: hex(64),
  programme: 'RURAL_DIBAO',
  purpose: '核查通知〔2021〕3号',
  question: 'findings?rule=R01',
  reason: 'outside-scope',
  recordedAt: '2021-06-30T10:00:00.000Z',
  recordedUntil: '2021-06-30T09:59:58.000Z',
  role: 'discipline-investigator',
  rule: 'R01',
  rules: 'R01',
  'rules[]': 'R01',
  route: '/api/v1/households/QG201-0017',
  scope: '500118001',
  sha256: hex(64),
  serials: '1-300,305',
  sheet: '数据',
  sm3: hex(64),
  toKey: verifierKey,
  toUnit: '区民政局',
  unverifiedBecause: 'number-not-seen',
  value: 'SPOUSE',
  unread: 'DG0018',
  'unread[]': 'DG0018',
  village: '青冈村',
  voucher: '缴202106017',
};

/** Accounts: who opened, assigned, approved, exported. */
const ACCOUNT = /(?:By|To|^user)$/;
const FEN = 60_200;
const COUNT = 3;

/** @throws when nobody has said yet what such a thing looks like */
export const textFor = (brand: string, path: string, seed: string): string => {
  const member = path.split('.').at(-1) ?? '';
  const account = ACCOUNT.test(member) ? 'account-07' : undefined;
  const value = ofBrand[brand] ?? ofMember[member] ?? account;
  if (value === undefined) throw new Error(`sample-values.ts does not say what ${path} looks like`);
  return String(typeof value === 'function' ? value(`${seed}/${path}`) : value);
};

export const numberFor = (path: string): number => (path.endsWith('Fen') ? FEN : COUNT);
