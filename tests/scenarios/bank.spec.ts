import {
  AskBankOrder,
  AskBankQueues,
  AskImports,
  type BankQueuesAnswer,
  OpenBatch,
  ScreenBatch,
  StepBatch,
  SubmitBatch,
  WithdrawFile,
} from '@ledger/application';
import {
  type BankForm,
  bankFormNamed,
  bankForms,
  type BankOrder,
  type BankResultLine,
  isOrderProblem,
} from '@ledger/intake';
import {
  type BatchNo,
  type DivisionCode,
  fen,
  localDate,
  type LocalDate,
  type PaymentRef,
  yearMonth,
} from '@ledger/kernel';
import { archive, funds, headOf, villageOf } from './office-files';
import {
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';
import { scanned } from './personal-words';

const HOUSEHOLDS = [1, 2, 3, 4, 5, 6, 7, 601];
const [JUNE, JULY] = ['SY-202106', 'SY-202107'] as readonly string[] as readonly [BatchNo, BatchNo];
const [csv, excel, fixed] = ['csv-gb18030', 'excel', 'fixed-width'].map((name) =>
  bankFormNamed(name)!,
) as [BankForm, BankForm, BankForm];
const asker = { actor: 'li', role: 'finance-officer' } as const;

jest.setTimeout(300_000);

let place: Place;
let ledger: OpenLedger;
let moveTo: (day: string) => void;
const taken: { readonly name: string; readonly bytes: Uint8Array }[] = [];

beforeAll(async () => {
  place = await newPlace();
  const time = standingClock('2021-05-20');
  moveTo = time.moveTo;
  ledger = await openLedger(place, time.clock);
  taken.push(await archive('01.xlsx', HOUSEHOLDS));
  await ledger.take(taken);
});

afterAll(async () => {
  await ledger.close();
  await place.remove();
});

const refusedIn = (answer: object) => ('refused' in answer ? answer.refused : undefined);

/** The money of a batch, arrived before it is approved. */
const appropriated = (batch: BatchNo, month: string) => {
  const days = { businessOn: '2021-05-18', arrivedOn: '2021-05-19', month };
  const yuan = HOUSEHOLDS.length * 600;
  const document = `ZF-${batch}`;
  return funds(`02-${batch}.xlsx`, [{ ...days, stage: '拨付', document, yuan }]);
};

/** Makes a batch of everybody who is due, by two people, up to its sending. */
const send = async (batch: BatchNo, month: string, sentOn: string): Promise<void> => {
  const by = { batch, scope: STREET, actor: 'li' };
  const benefitMonth = yearMonth(month);
  await ledger.order(new OpenBatch({ ...by, division: STREET, benefitMonth }));
  await ledger.order(new StepBatch({ ...by, step: 'freeze' }));
  const form = csv.name;
  const early = await ledger.ask(new AskBankOrder({ batch, scope: STREET, form, asker }));
  expect(refusedIn(early)).toBe('batch-at-other-step');
  await ledger.order(new ScreenBatch(by));
  await ledger.order(new SubmitBatch(by));
  await ledger.take([await appropriated(batch, month)]);
  await ledger.order(new StepBatch({ ...by, actor: 'wang', step: 'approve' }));
  moveTo(sentOn);
  expect(await ledger.order(new StepBatch({ ...by, step: 'send' }))).toMatchObject({
    status: 'sent',
    count: HOUSEHOLDS.length,
  });
};

const orderIn = async (form: BankForm, batch: BatchNo): Promise<BankOrder> => {
  const asked = { batch, scope: STREET, form: form.name, asker };
  const file = await ledger.ask(new AskBankOrder(asked));
  if ('refused' in file) throw new Error(file.refused);
  const order = await form.readOrder(file.bytes);
  if (isOrderProblem(order)) throw new Error(order.problem.en);
  return order;
};

/** The bank's word on the n-th item of an order. */
const said = (order: BankOrder, n: number, words: Partial<BankResultLine> = {}): BankResultLine => {
  const { serial, ref, account, holder, amountFen } = order.lines[n - 1]!;
  return {
    serial,
    ref,
    account,
    holder,
    amountFen,
    status: 'CREDITED',
    bankSerial: `700${n}`,
    creditedOn: localDate('2021-06-07'),
    failureCode: '',
    failureReason: '',
    ...words,
  };
};

const answered = async (
  form: BankForm,
  name: string,
  batch: BatchNo,
  lines: readonly BankResultLine[],
): Promise<void> => {
  const file = { name, bytes: await form.writeResult({ batch, lines }) };
  const { files } = await ledger.take([file]);
  expect(files).toMatchObject([{ outcome: 'imported', accepted: lines.length }]);
  taken.push(file);
  await ledger.app.caughtUp();
};

const queues = (knownOn: string, scope: DivisionCode = STREET): Promise<BankQueuesAnswer> =>
  ledger.ask(new AskBankQueues({ scope, knownOn: knownOn as LocalDate }));

/** What waits, queue by queue, by reference or batch. */
const waiting = async (knownOn: string, scope?: DivisionCode) =>
  Object.fromEntries(
    (await queues(knownOn, scope)).queues
      .filter(({ count }) => count > 0)
      .map(({ situation, entries }) => [
        situation,
        entries.map(({ ref, batchNo, amountFen }) => `${ref ?? batchNo} ${amountFen}`),
      ]),
  );

let june: BankOrder;

it('gives the bank what was frozen and approved, in every form the same, and says that it did', async () => {
  await send(JUNE, '2021-06', '2021-06-04');
  const orders: BankOrder[] = [];
  for (const form of bankForms) orders.push(await orderIn(form, JUNE));
  june = orders[0]!;
  for (const order of orders) expect(order).toEqual(june);
  expect(june.lines.map(({ account, holder }) => [account, holder]).toSorted()).toEqual(
    HOUSEHOLDS.map((n) => [headOf(n).account, headOf(n).name]).toSorted(),
  );
  expect(june).toMatchObject({ batch: JUNE, sentOn: '2021-06-04', benefitMonth: '2021-06' });
  const disclosures = await ledger.app.parts.vault.disclosures();
  expect(disclosures.slice(-3)).toMatchObject(
    bankForms.map(({ name }) => ({
      actor: 'li',
      reason: expect.stringContaining('送银行'),
      question: expect.stringContaining(name),
      persons: HOUSEHOLDS.length,
    })),
  );
  expect(await waiting('2021-06-04')).toEqual({});
});

it('takes the answer in parts and in three forms, and sorts every line', async () => {
  const total = june.lines[0]!.amountFen;
  moveTo('2021-06-10');
  await answered(
    csv,
    '04-1.csv',
    JUNE,
    [1, 2, 3].map((n) => said(june, n)),
  );
  expect(await waiting('2021-06-10')).toEqual({ 'partial-file': [`${JUNE} ${5 * total}`] });
  moveTo('2021-06-12');
  await answered(excel, '04-2.xlsx', JUNE, [
    ...[3, 4, 5].map((n) => said(june, n)),
    said(june, 1, { ref: `${JUNE}-0099` as PaymentRef, amountFen: fen(10_000) }),
  ]);
  moveTo('2021-06-14');
  const short = fen(total - 9_600);
  await answered(fixed, '04-3.txt', JUNE, [
    said(june, 6, { amountFen: short }),
    said(june, 7),
    said(june, 8),
  ]);
  expect(await waiting('2021-06-12')).toEqual({
    'unknown-line': [`${JUNE}-0099 10000`],
    duplicate: [`${JUNE}-0003 ${total}`],
    'partial-file': [`${JUNE} ${3 * total}`],
  });
  expect(await waiting('2021-06-14')).toEqual({
    'unknown-line': [`${JUNE}-0099 10000`],
    duplicate: [`${JUNE}-0003 ${total}`],
    'sum-mismatch': [`${JUNE}-0006 9600`],
  });
});

it('knows a return after success, a line of another batch, and an answer that never came', async () => {
  const total = june.lines[0]!.amountFen;
  moveTo('2021-06-20');
  await send(JULY, '2021-07', '2021-07-05');
  moveTo('2021-07-12');
  await answered(csv, '04-4.csv', JULY, [
    said(june, 7, { status: 'RETURNED', failureCode: 'ACCOUNT_CLOSED', bankSerial: '' }),
    said(june, 5, { bankSerial: '8005', creditedOn: localDate('2021-07-06') }),
  ]);
  moveTo('2021-07-21');
  await ledger.app.caughtUp();
  expect(await waiting('2021-07-20')).not.toHaveProperty('missing-file');
  const all = await queues('2021-07-21');
  expect(await waiting('2021-07-21')).toEqual({
    'unknown-line': [`${JUNE}-0099 10000`],
    duplicate: [`${JUNE}-0003 ${total}`],
    'return-after-success': [`${JUNE}-0007 ${total}`],
    'sum-mismatch': [`${JUNE}-0006 9600`],
    'wrong-batch': [`${JUNE}-0005 ${total}`],
    'missing-file': [`${JULY} ${8 * total}`],
  });
  expect(all.queues.map(({ next }) => next.length > 0)).toEqual(Array(7).fill(true));
});

it('shows a village its own lines, and neither its street’s batches nor what is nobody’s', async () => {
  const village = villageOf(1).division as DivisionCode;
  expect(Object.keys(await waiting('2021-07-21', village)).toSorted()).toEqual([
    'duplicate',
    'return-after-success',
    'sum-mismatch',
    'wrong-batch',
  ]);
  const shown = await queues('2021-07-21', village);
  const files = shown.queues.flatMap(({ entries }) => entries.flatMap((entry) => entry.files));
  expect(files.map(({ fileName }) => fileName)).toEqual(files.map(() => null));
  expect(await waiting('2021-07-21', villageOf(601).division as DivisionCode)).toEqual({});
});

it('empties a queue when its file is withdrawn, from that day on and not before', async () => {
  moveTo('2021-07-22');
  const files = await ledger.ask(new AskImports({ scope: STREET, limit: 100 }));
  const { fileId } = files.find(({ fileName }) => fileName === '04-4.csv')!;
  const order = { actor: 'li', confirmedBy: 'wang', scope: STREET, fileId };
  const outcome = await ledger.order(new WithdrawFile({ ...order, reasonCode: 'WRONG_FILE' }));
  expect(outcome).toMatchObject({ withdrawnOn: '2021-07-22' });
  await ledger.app.caughtUp();
  expect(Object.keys(await waiting('2021-07-21'))).toContain('wrong-batch');
  expect(Object.keys(await waiting('2021-07-22')).toSorted()).toEqual([
    'duplicate',
    'missing-file',
    'sum-mismatch',
    'unknown-line',
  ]);
});

it('holds no personal word in any event', async () => {
  const { leaks, words } = await scanned(taken, ledger);
  expect(words).toBeGreaterThan(10);
  expect(leaks).toEqual([]);
});
