import type { MatchesAnswer, WorkItemAnswer, WorklistAnswer } from '@ledger/application';
import { addDays } from '@ledger/kernel';
import type { Answer, ApiClient } from '../e2e/api-client';
import {
  archive,
  bankResult,
  type Batch,
  deaths,
  householdNo,
  person,
  roster,
} from './office-files';
import { STREET } from './open-ledger';
import { PASSWORD_END, serveNewLedger, type ServedLedger } from './served-ledger';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const HOUSEHOLDS = [1, 2, 3, 4];

let served: ServedLedger;
const as = {} as Record<
  'first' | 'second' | 'auditor' | 'reporter' | 'finance' | 'committee',
  ApiClient
>;

/** One digit of the first head's number is mistyped. */
const mistyped = () => {
  const { name, id } = person(1);
  const row = `${name},991${id.slice(3)},2021-02-11,村上报`;
  return { name: '05-村上报.csv', bytes: Buffer.from(`姓名,身份证号,死亡日期,数据来源\n${row}\n`) };
};

beforeAll(async () => {
  served = await serveNewLedger();
  as.first = await served.account('first', 'street-officer', STREET);
  as.second = await served.account('second', 'street-officer', STREET);
  as.auditor = await served.account('auditor', 'auditor', STREET);
  as.reporter = await served.account('reporter', 'village-reporter', `${STREET}201`);
  as.finance = await served.account('finance2', 'finance-officer', STREET);
  as.committee = await served.account('committee2', 'discipline-investigator', STREET);
  const { status, body } = await as.first.send('/imports', [
    await archive('01-低保家庭档案.xlsx', HOUSEHOLDS),
    await roster('03-发放花名册-2021-04.xlsx', APRIL, HOUSEHOLDS),
    bankResult('04-银行回盘-2021-04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
    await deaths(
      '05-死亡名单.xlsx',
      [2, 3, 4].map((household) => ({ household, diedOn: '2021-02-10' })),
    ),
    mistyped(),
  ]);
  expect(status).toBe(202);
  await as.first.progress(body['importId']);
  await served.ledger.caughtUp();
});
afterAll(() => served.close());

const codeOf = ({ body }: Answer) => body['code'];
const listed = async (query = '', client = as.first): Promise<WorklistAnswer> => {
  const { status, body } = await client.get(`/worklist?rule=R01${query}`);
  expect(status).toBe(200);
  return body as unknown as WorklistAnswer;
};
const lineOf = async (n: number): Promise<WorkItemAnswer> => {
  const { items } = await listed('&state=all');
  return items.find((item) => item.householdNo === householdNo(n))!;
};
const post = async (n: number, what: string, body: object, client = as.first) => {
  const { findingId, seen } = await lineOf(n);
  const given = ['assignment', 'reopening'].includes(what) ? body : { seen, ...body };
  const answer = await client.ask('POST', `/findings/${findingId}/${what}`, given);
  await served.ledger.caughtUp();
  return answer;
};
/** By the clock of the office's machine, as the server sees it. */
const tomorrow = (): string => addDays(served.ledger.parts.clock.today(), 1);
const secondPerson = (userName: string, password = `${userName}${PASSWORD_END}`) => ({
  secondPerson: { userName, password },
});

it('shows the worklist page after page, and says what is wrong with a question', async () => {
  const first = await listed('&limit=2&order=age');
  expect(first).toMatchObject({ total: 3, counts: { open: 3 } });
  const second = await listed(`&limit=2&order=age&after=${first.after}`);
  expect(second).toMatchObject({ total: 3, after: null });
  const ids = [...first.items, ...second.items].map((item) => item.findingId);
  expect(new Set(ids).size).toBe(3);
  const wrong = await as.first.get('/worklist?after=x&state=done&order=name&month=2021-13');
  const fields = wrong.body['fields'] as readonly { readonly field: string }[];
  expect([wrong.status, fields.map(({ field }) => field).toSorted()]).toEqual([
    422,
    ['after', 'month', 'order', 'state'],
  ]);
});

it('says every code a judgement may name in both languages', async () => {
  const { body } = await as.first.get('/worklist/reasons');
  for (const codes of Object.values(body) as { code: string; zh: string; en: string }[][]) {
    expect(codes.length).toBeGreaterThan(2);
    for (const { zh, en } of codes) {
      expect([/[\u4e00-\u9fff]/.test(zh), /^[\u0020-\u007e]+$/.test(en)]).toEqual([true, true]);
    }
  }
});

it('is worked on by the street, read by the auditor, and closed to everybody else', async () => {
  expect((await listed('', as.auditor)).total).toBe(3);
  expect((await as.reporter.get('/worklist')).status).toBe(403);
  for (const client of [as.auditor, as.finance, as.reporter, as.committee]) {
    const answer = await post(2, 'assignment', { assignedTo: 'first' }, client);
    expect(answer.status).toBe(403);
  }
});

it('hands a finding to one of the street, who judges it by what was shown', async () => {
  const assigned = await post(2, 'assignment', { assignedTo: 'second' });
  expect(assigned.body).toMatchObject({ state: 'assigned', assignedTo: 'second' });
  const said = { verdict: 'TRUE', reasonCode: 'OVERPAYMENT_CONFIRMED' };
  const refused = await post(2, 'verification', said);
  expect([refused.status, codeOf(refused), refused.body['details']]).toEqual([
    409,
    'assigned-to-another',
    { assignedTo: 'second' },
  ]);
  expect(String(refused.body['zh'])).toContain('他人办理');
  const old = await post(2, 'verification', { ...said, seen: '0'.repeat(64) }, as.second);
  expect(codeOf(old)).toBe('finding-changed');
  const verified = await post(2, 'verification', said, as.second);
  expect(verified.body).toMatchObject({ state: 'verified', verdict: 'TRUE' });
  const closed = await post(2, 'closing', { reasonCode: 'RECOVERED' }, as.second);
  expect(closed.body).toMatchObject({ state: 'closed' });
  const precision = await as.auditor.get('/worklist/precision');
  expect(precision.body).toMatchObject({ all: { verified: 1, true: 1, perThousand: 1_000 } });
});

it('leaves a finding alone only with the password of a second person', async () => {
  const said = { reasonCode: 'AWAITING_REPLY', until: tomorrow() };
  const suppress = (second: object) => post(3, 'suppression', { ...said, ...second });
  expect(codeOf(await suppress(secondPerson('second', 'wrong password')))).toBe(
    'second-person-missing',
  );
  expect(codeOf(await suppress(secondPerson('first')))).toBe('second-person-missing');
  expect(codeOf(await suppress(secondPerson('finance2')))).toBe('second-person-missing');
  expect((await suppress(secondPerson('second'))).body).toMatchObject({
    state: 'suppressed',
    suppressedUntil: tomorrow(),
  });
});

it('passes a finding on to the committee, who alone sees the clue', async () => {
  const passed = await post(4, 'passing-on', { reasonCode: 'INVOLVES_OFFICIALS' });
  expect(passed.body).toMatchObject({ state: 'passed-on' });
  const { body } = await as.committee.get('/committee/clues');
  expect(JSON.stringify(body)).toContain((await lineOf(4)).findingId);
  expect((await as.first.get('/committee/clues')).status).toBe(404);
});

it('lets two people say that two entries are one person', async () => {
  const { body } = await as.auditor.get('/matches');
  const { matches } = body as unknown as MatchesAnswer;
  expect(matches).toMatchObject([{ grade: 'STRONG', state: 'proposed' }]);
  expect((await as.auditor.get('/matches?reveal=核对证件')).status).toBe(403);
  const whole = await as.first.get('/matches?reveal=核对证件');
  expect(JSON.stringify(whole.body)).toContain(person(1).id);
  const path = `/matches/${matches[0]!.matchId}/confirmation`;
  expect((await as.auditor.ask('POST', path, secondPerson('second'))).status).toBe(403);
  expect(codeOf(await as.first.ask('POST', path, secondPerson('first')))).toBe(
    'second-person-missing',
  );
  const confirmed = await as.first.ask('POST', path, secondPerson('second'));
  expect(confirmed.body).toMatchObject({ state: 'confirmed', decidedBy: ['first', 'second'] });
  expect((await lineOf(1)).state).toBe('open');
});
