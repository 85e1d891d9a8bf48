import {
  AskArrears,
  AskDeaths,
  AskKnowledge,
  AskKnowledgePaper,
  type KnowledgeAnswer,
} from '@ledger/application';
import type { LocalDate } from '@ledger/kernel';
import {
  archive,
  bankResult,
  type Batch,
  deathCorrections,
  deaths,
  decisions,
  householdNo,
  person,
  roster,
} from './office-files';
import {
  ACTOR,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';

jest.setTimeout(300_000);

const batchOf = (month: string, frozenOn: string, sentOn: string): Batch => ({
  no: `SYL${month.replace('-', '')}01`,
  month,
  frozenOn,
  sentOn,
});
const APRIL = batchOf('2021-04', '2021-03-20', '2021-04-05');
const MAY = batchOf('2021-05', '2021-04-20', '2021-05-06');
const asker = { actor: ACTOR, role: 'machine' as const };
const on = (day: string) => ({ scope: STREET, knownOn: day as LocalDate });

let place: Place;
let ledger: OpenLedger;

/**
 * The police call the first household's only member dead of February; April is stopped a month
 * late, so one month was paid and May was not. Then the police take it back, and the stop falls.
 */
beforeAll(async () => {
  place = await newPlace();
  const { clock, moveTo } = standingClock('2021-04-12');
  ledger = await openLedger(place, clock);
  await ledger.take([
    await archive('01-低保家庭档案.xlsx', [1, 2]),
    await roster('03-发放花名册-2021-04.xlsx', APRIL, [1, 2]),
    bankResult('04-银行回盘-2021-04.csv', APRIL, [1, 2], '2021-04-06'),
  ]);
  moveTo('2021-04-14');
  await ledger.take([
    await deaths('05-死亡名单-公安-2021-04.xlsx', [{ household: 1, diedOn: '2021-02-10' }]),
  ]);
  moveTo('2021-04-17');
  const stop = { household: 1, factOn: '2021-02-10', learnedOn: '2021-04-14' };
  await ledger.take([
    await decisions('07-停发减发名单-2021-04.xlsx', [
      { ...stop, change: '停发', decidedOn: '2021-04-16', month: '2021-03' },
    ]),
  ]);
  moveTo('2021-05-12');
  await ledger.take([
    await roster('03-发放花名册-2021-05.xlsx', MAY, [2]),
    bankResult('04-银行回盘-2021-05.csv', MAY, [2], '2021-05-07'),
  ]);
  moveTo('2021-06-10');
  await ledger.take([await deathCorrections('05-死亡更正-2021-06.xlsx', [1], '2021-06-09')]);
  moveTo('2021-06-20');
  await ledger.take([
    await decisions('07-停发减发名单-2021-06.xlsx', [
      { ...stop, change: '恢复', decidedOn: '2021-06-18', month: '2021-03' },
    ]),
  ]);
});

afterAll(async () => {
  await ledger?.close();
  await place?.remove();
});

const wrong = async (day: string) =>
  (await ledger.findings(day, 'R01')).findings.map(({ householdNo: no }) => no);

const chainOn = async (day: string, finding: string): Promise<KnowledgeAnswer> => {
  const answer = await ledger.ask(new AskKnowledge({ ...on(day), findingId: finding }));
  if (!answer || 'refused' in answer) throw new Error(JSON.stringify(answer));
  return answer;
};

const idOf = async (day: string) => (await ledger.findings(day, 'R01')).findings[0]!.findingId;

it('a claim that was withdrawn leaves the findings as if it had never come, but for the history', async () => {
  expect(await wrong('2021-04-13')).toEqual([]);
  expect(await wrong('2021-06-19')).toEqual([householdNo(1)]);
  expect(await wrong('2021-06-20')).toEqual([]);
});

it('what was not paid on the strength of it is owed from the day the stop fell', async () => {
  const owed = async (day: string) =>
    (await ledger.ask(new AskArrears(on(day)))).arrears.map((one) => [
      one.householdNo,
      one.benefitMonth,
      one.certainFen,
      one.cause,
      one.payTo,
      one.knownFrom,
    ]);
  expect(await owed('2021-06-19')).toEqual([]);
  expect(await owed('2021-06-20')).toEqual([
    [householdNo(1), '2021-05', 49_600, 'decision-undone', 'household', '2021-06-20'],
  ]);
});

it('the register tells each claim, what became of it, and what hangs on it', async () => {
  const registered = async (day: string, contradictions = false) =>
    (await ledger.ask(new AskDeaths({ ...on(day), contradictions }))).deaths;
  const [before] = await registered('2021-05-12');
  expect(before).toMatchObject({
    householdNos: [householdNo(1)],
    earliest: '2021-02-10',
    latest: '2021-02-10',
    contradictions: [],
    claims: [
      { source: 'POLICE', death: '2021-02-10', receivedOn: '2021-04-14', ended: null },
      { source: 'DECISION', receivedOn: '2021-04-17', learnedOn: '2021-04-14', ended: null },
    ],
    months: [{ benefitMonth: '2021-04', what: 'overpaid', certainFen: 49_600 }],
  });
  // The list is gone and the decision stands: May becomes due if it falls.
  const [alone] = await registered('2021-06-10', true);
  expect(alone).toMatchObject({
    contradictions: ['decision-stands-alone'],
    claims: [{ ended: { how: 'withdrawn', on: '2021-06-10' } }, { ended: null }],
  });
  expect(alone!.months).toContainEqual(
    expect.objectContaining({
      benefitMonth: '2021-05',
      what: 'owed-if-the-decision-falls',
      certainFen: 49_600,
    }),
  );
  const [after] = await registered('2021-06-20');
  expect(after).toMatchObject({ earliest: null, latest: null, contradictions: [] });
  expect(after!.claims.map(({ ended }) => ended?.how)).toEqual(['withdrawn', 'resumed']);
  expect(after!.months).toMatchObject([{ benefitMonth: '2021-05', what: 'owed' }]);
  expect(JSON.stringify(after)).not.toContain(person(1).id);
});

it('the chain of the finding stays to be asked for on the days it stood, and says which they are', async () => {
  const findingId = await idOf('2021-05-12');
  const chain = await chainOn('2021-05-12', findingId);
  expect(chain).toMatchObject({ verdict: 'unknown', ground: 'death', recoveredFen: 0 });
  expect(chain.steps.map(({ step, earliest }) => [step, earliest])).toEqual([
    ['happened', '2021-02-10'],
    ['signalled', '2021-04-14'],
    ['arrived', '2021-04-14'],
    ['entered', '2021-04-14'],
    ['decided', '2021-04-16'],
    ['stopped', '2021-04-20'],
    ['frozen', '2021-03-20'],
    ['sent', '2021-04-05'],
    ['credited', '2021-04-06'],
  ]);
  expect(chain.spans.map(({ posts, daysMost }) => [posts[0], daysMost])).toEqual([
    ['family-or-village', 63],
    ['street-entry', 0],
    ['district-decision', 2],
    ['finance-stop', 4],
  ]);
  expect(chain.evidence.map(({ fileName }) => fileName)).toContain('05-死亡名单-公安-2021-04.xlsx');
  const gone = await ledger.ask(new AskKnowledge({ ...on('2021-06-20'), findingId }));
  expect(gone).toMatchObject({
    refused: 'finding-not-held',
    details: { from: '2021-04-14', until: '2021-06-20' },
  });
});

it('the paper holds both languages and no whole number, until somebody gives a reason', async () => {
  const findingId = await idOf('2021-05-12');
  const asked = { ...on('2021-05-12'), findingId, asker, language: 'zh' as const };
  const masked = await ledger.ask(new AskKnowledgePaper(asked));
  expect(masked).toContain('不是违规认定');
  expect(masked).toContain('never a verdict');
  expect(masked).not.toContain(person(1).id);
  expect(masked).not.toMatch(/<script|https?:/);
  const before = (await ledger.app.parts.vault.disclosures()).length;
  const reveal = { ...asker, reason: '移交核实' };
  const whole = await ledger.ask(new AskKnowledgePaper({ ...asked, reveal }));
  expect(whole).toContain(person(1).id);
  const added = (await ledger.app.parts.vault.disclosures()).slice(before);
  expect(added.map(({ reason }) => reason)).toEqual(['移交核实']);
});
