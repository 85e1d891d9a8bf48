import { cpSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import {
  AskClues,
  AskFindings,
  AskMatches,
  AskPrecision,
  AskWorklist,
  type FindingAct,
  JudgeMatch,
  type MatchAct,
  parseCursor,
  type StateAsked,
  type Upload,
  WORK_ORDERS,
  type WorkItemAnswer,
  WorkOnFinding,
} from '@ledger/application';
import {
  addDays,
  type DivisionCode,
  type FindingId,
  localDate,
  type LocalDate,
  type PairId,
} from '@ledger/kernel';
import { streamOf } from '@ledger/ledger';
import {
  archive,
  bankResult,
  type Batch,
  custodyLedger,
  deathCorrections,
  deaths,
  householdNo,
  KEEPER,
  person,
  roster,
} from './office-files';
import {
  newHome,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';
import { scanned } from './personal-words';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const MAY: Batch = { ...APRIL, no: 'SYL20210501', frozenOn: '2021-04-20', sentOn: '2021-05-05' };
const HOUSEHOLDS = [1, 2, 3, 4, 5, 6];
const START = localDate('2021-06-10');

const time = standingClock(START);
const today = (): LocalDate => time.clock.today();
const wait = (days: number) => time.moveTo(addDays(today(), days));

let place: Place;
let ledger: OpenLedger;
const files: Upload[] = [];
const take = async (...more: readonly Upload[]) => {
  files.push(...more);
  await ledger.take(more);
  await ledger.app.caughtUp();
};

/** A village reports a death and mistypes one digit of the number. */
const slipOf = ({ id }: { readonly id: string }): string => `991${id.slice(3)}`;
const mistyped = (n: number): Upload => ({
  name: '05-村上报.csv',
  bytes: Buffer.from(
    `姓名,身份证号,死亡日期,数据来源\n${person(n).name},${slipOf(person(n))},2021-02-11,村上报\n`,
  ),
});

/** A cadre who keeps cards and has kin on the rolls: both numbers are mistyped in the list. */
const officials = (cadre: number, kin: number): Upload => {
  const related = `${person(kin).name}(父母、${slipOf(person(kin))})`;
  const row = `${person(cadre).name},${slipOf(person(cadre))},村主任,2020-01-01,,否,${related}`;
  const head = '姓名,身份证号,职务,任期起,任期止,是否经办,近亲属';
  return { name: '09-村干部.csv', bytes: Buffer.from(`${head}\n${row}\n`) };
};

beforeAll(async () => {
  place = await newPlace();
  ledger = await openLedger(place, time.clock);
  const dead = [2, 3, 4, 5].map((household) => ({ household, diedOn: '2021-02-10' }));
  await take(
    await archive('01-低保家庭档案.xlsx', HOUSEHOLDS),
    await roster('03-发放花名册-2021-04.xlsx', APRIL, HOUSEHOLDS),
    bankResult('04-银行回盘-2021-04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
    await deaths('05-死亡名单.xlsx', dead),
    mistyped(1),
  );
});
afterAll(async () => {
  await ledger.close();
  await place.remove();
});

const lines = async (state: StateAsked = 'to-do', scope: DivisionCode = STREET) => {
  const asked = { scope, knownOn: today(), rule: 'R01', state, order: 'rule', limit: 50 } as const;
  return ledger.ask(new AskWorklist(asked));
};
const lineOf = async (n: number): Promise<WorkItemAnswer> => {
  const { items } = await lines('all');
  const line = items.find((item) => item.householdNo === householdNo(n));
  if (!line) throw new Error(`no line of household ${n}`);
  return line;
};

const who = { actor: 'street', scope: STREET } as const;
const work = (c: FindingAct) => ledger.order(new WorkOnFinding(c));
const about = async (n: number) => {
  const { findingId, seen } = await lineOf(n);
  return { ...who, findingId: findingId as FindingId, seen };
};
const verify = async (n: number, verdict: 'TRUE' | 'FALSE' | 'UNDETERMINED') =>
  work({
    act: 'verify',
    order: {
      ...(await about(n)),
      verdict,
      reasonCode: 'OTHER',
      note: `${person(n).name}（${person(n).id}）家属来人说明`,
    },
  });

it('hands a finding out, lets it be verified and closed, and counts what is left', async () => {
  const before = await lines();
  expect(before).toMatchObject({ total: 4, after: null });
  expect(before.items[0]).toMatchObject({ state: 'open', ageDays: 0, amountFenCertain: 496_00 });
  const order = await about(2);
  const unknown = { act: 'assign', order: { ...order, assignedTo: 'finance' } } as const;
  expect(await work(unknown)).toMatchObject({ refused: 'assignee-unknown' });
  const toStreet = { act: 'assign', order: { ...order, assignedTo: 'street' } } as const;
  expect(await work(toStreet)).toMatchObject({ state: 'assigned', assignedTo: 'street' });
  // Sent again, as after a lost answer: done once.
  expect(await work(toStreet)).toMatchObject({ state: 'assigned' });
  const close = { act: 'close', order: { ...order, reasonCode: 'CORRECTED' } } as const;
  expect(await work(close)).toMatchObject({ refused: 'not-verified' });
  expect(await verify(2, 'TRUE')).toMatchObject({ state: 'verified', verdict: 'TRUE' });
  // However the id is written, it is the same finding.
  const shouted = { ...order, findingId: order.findingId.toUpperCase() as FindingId };
  const again = { act: 'assign', order: { ...shouted, assignedTo: 'street' } } as const;
  expect(await work(again)).toMatchObject({ refused: 'assigned-already' });
  expect(await work(close)).toMatchObject({ state: 'closed', decidedOn: START });
  await ledger.app.caughtUp();
  const after = await lines();
  expect(after.total).toBe(3);
  expect(after.counts).toMatchObject({ open: 3, closed: 1, lapsed: 0 });
});

it('shows nothing of it, and does nothing with it, outside its place', async () => {
  const elsewhere = '500118002' as DivisionCode;
  expect(await lines('all', elsewhere)).toMatchObject({ total: 0, items: [] });
  const order = { ...(await about(3)), scope: elsewhere, assignedTo: 'street' };
  expect(await work({ act: 'assign', order })).toMatchObject({ refused: 'finding-unknown' });
});

it('refuses a judgement of what is not what was shown, and reasons that do not fit', async () => {
  const order = { ...(await about(3)), verdict: 'FALSE', reasonCode: 'WRONG_PERSON' } as const;
  expect(await work({ act: 'verify', order: { ...order, seen: '0'.repeat(64) } })).toMatchObject({
    refused: 'finding-changed',
  });
  expect(await work({ act: 'verify', order: { ...order, verdict: 'TRUE' } })).toMatchObject({
    refused: 'reason-does-not-fit',
  });
  expect(await work({ act: 'verify', order: { ...order, reasonCode: 'OTHER' } })).toMatchObject({
    refused: 'note-missing',
  });
});

it('opens what was decided again once its money is another', async () => {
  await verify(3, 'FALSE');
  await work({ act: 'close', order: { ...(await about(3)), reasonCode: 'NO_ACTION_NEEDED' } });
  await ledger.app.caughtUp();
  expect(await lineOf(3)).toMatchObject({ state: 'closed', because: [] });
  wait(1);
  // The same month is paid once more: the match is the same, and worth twice as much.
  await take(
    await roster('03-发放花名册-2021-05.xlsx', MAY, [3]),
    bankResult('04-银行回盘-2021-05.csv', MAY, [3], '2021-05-06'),
  );
  const again = await lineOf(3);
  expect(again).toMatchObject({ state: 'reopened', verdict: 'FALSE', amountFenCertain: 992_00 });
  expect(again.because).toContain('money-changed');
  // What was known yesterday is what it was.
  const yesterday = { scope: STREET, knownOn: START, rule: 'R01', state: 'closed' } as const;
  const then = await ledger.ask(new AskWorklist({ ...yesterday, order: 'rule', limit: 50 }));
  expect(then.items.map((item) => item.householdNo)).toContain(householdNo(3));
});

it('keeps what was decided of a match that is none any more, and opens it when it is back', async () => {
  await take(await deathCorrections('05-死亡更正.xlsx', [2], today()));
  expect(await lineOf(2)).toMatchObject({ state: 'lapsed', verdict: 'TRUE', decidedOn: START });
  const order = { ...(await about(2)), reasonCode: 'NEW_EVIDENCE' } as const;
  expect(await work({ act: 'reopen', order })).toMatchObject({ refused: 'finding-unknown' });
  wait(1);
  await take(await deaths('05-死亡名单-再报.xlsx', [{ household: 2, diedOn: '2021-02-09' }]));
  const back = await lineOf(2);
  expect(back).toMatchObject({ state: 'reopened', verdict: 'TRUE', heldSince: today() });
  expect(back.because).toContain('came-back');
});

it('leaves a finding alone for two people, no longer than policy allows, and until a day', async () => {
  const order = { ...(await about(4)), reasonCode: 'AWAITING_REPLY' } as const;
  const until = addDays(today(), 30);
  const alone = { ...order, until, approvedBy: 'street' };
  expect(await work({ act: 'suppress', order: alone })).toMatchObject({
    refused: 'second-person-missing',
  });
  const long = { ...order, until: addDays(today(), 181), approvedBy: 'other' };
  expect(await work({ act: 'suppress', order: long })).toMatchObject({
    refused: 'suppression-too-long',
  });
  expect(
    await work({ act: 'suppress', order: { ...order, until, approvedBy: 'other' } }),
  ).toMatchObject({ state: 'suppressed', suppressedUntil: until });
  await ledger.app.caughtUp();
  wait(29);
  expect((await lines()).items.map((item) => item.householdNo)).not.toContain(householdNo(4));
  wait(1);
  expect(await lineOf(4)).toMatchObject({ state: 'reopened', because: ['suppression-over'] });
  expect((await lines()).items.map((item) => item.householdNo)).toContain(householdNo(4));
});

it('passes a finding on: the committee has a clue of it, and the street sees no more', async () => {
  const passOn = async () =>
    work({ act: 'pass-on', order: { ...(await about(5)), reasonCode: 'INVOLVES_OFFICIALS' } });
  const passed = await passOn();
  expect(passed).toMatchObject({ state: 'passed-on' });
  const clues = await ledger.ask(new AskClues());
  const { findingId } = await lineOf(5);
  expect(clues).toMatchObject([
    { source: 'OTHER_BODY', status: 'received', openedBy: 'street', receivedOn: today() },
  ]);
  expect(clues[0]?.purpose).toContain(findingId);
  expect(clues[0]?.purpose).toContain('496.00');
  expect(JSON.stringify([passed, await lineOf(5)])).not.toContain(clues[0]?.clue);
  // However often the committee looks, it is one clue; passed on anew on another day it is another.
  expect(await ledger.ask(new AskClues())).toHaveLength(1);
  await work({ act: 'reopen', order: { ...(await about(5)), reasonCode: 'NEW_EVIDENCE' } });
  await ledger.app.caughtUp();
  wait(1);
  await passOn();
  expect(await ledger.ask(new AskClues())).toHaveLength(2);
});

it('comes in pages that hold every line once, in each of its orders', async () => {
  const asked = { scope: STREET, knownOn: today(), state: 'all' } as const;
  for (const order of WORK_ORDERS) {
    const whole = await ledger.ask(new AskWorklist({ ...asked, order, limit: 50 }));
    expect(whole.items.length).toBeGreaterThan(5);
    expect(new Set(whole.items.map(({ state }) => state)).size).toBeGreaterThan(1);
    const seen: string[] = [];
    let next: string | null | undefined;
    while (next !== null) {
      const after = next === undefined ? undefined : parseCursor(next);
      const question = { ...asked, order, limit: 2, ...(after && { after }) };
      const page = await ledger.ask(new AskWorklist(question));
      expect([page.total, page.counts]).toEqual([whole.total, whole.counts]);
      seen.push(...page.items.map(({ findingId }) => findingId));
      next = page.after;
    }
    expect(seen).toEqual(whole.items.map(({ findingId }) => findingId));
  }
});

describe('where the committee has taken its key away', () => {
  /** The same ledger from a machine that can write the committee's records and not read them. */
  const withoutKey = (): Promise<OpenLedger> => {
    const { folder, home } = newHome();
    cpSync(place.home, home, {
      recursive: true,
      filter: (from) => basename(from) !== 'committee-key',
    });
    homes.push(folder);
    return openLedger({ ...place, home }, time.clock, { projecting: false });
  };
  const homes: string[] = [];
  afterAll(() => homes.forEach((folder) => rmSync(folder, { recursive: true })));

  it('a clue waits for whoever holds it, and is carried over once', async () => {
    await work({ act: 'reopen', order: { ...(await about(5)), reasonCode: 'NEW_EVIDENCE' } });
    await ledger.app.caughtUp();
    wait(1);
    const there = async () =>
      (await (await ledger.app.parts.committee.opened()).register.clues()).length;
    const before = await there();
    const keyless = await withoutKey();
    try {
      expect((await keyless.app.parts.committee.opened()).keys.reader).toBeUndefined();
      const order = { ...(await about(5)), reasonCode: 'INVOLVES_OFFICIALS' } as const;
      const passed = await keyless.order(new WorkOnFinding({ act: 'pass-on', order }));
      expect(passed).toMatchObject({ state: 'passed-on' });
      expect(await there()).toBe(before);
    } finally {
      await keyless.close();
    }
    await ledger.app.caughtUp();
    // However many of the committee look at once.
    const asked = await Promise.all([1, 2, 3].map(() => ledger.ask(new AskClues())));
    expect(asked.map((clues) => clues.length)).toEqual([1, 1, 1].map((one) => before + one));
    expect(asked[0]).toContainEqual(
      expect.objectContaining({ status: 'received', openedBy: 'street', receivedOn: today() }),
    );
    const records = await clueRecords();
    await ledger.ask(new AskClues());
    expect(await clueRecords()).toBe(records);
  });

  const clueRecords = async (): Promise<number> => {
    const { store } = await ledger.app.parts.committee.opened();
    let count = 0;
    for await (const page of store.readAll(store.start)) {
      count += page.filter(({ stream }) => stream.startsWith('clue-')).length;
    }
    return count;
  };
});

it('says how often a rule hits, by the newest word on each finding', async () => {
  await verify(4, 'UNDETERMINED');
  await ledger.app.caughtUp();
  const asked = { scope: STREET, from: START, until: today() };
  const counted = { verified: 3, true: 1, false: 1, undetermined: 1, perThousand: 500 };
  expect(await ledger.ask(new AskPrecision(asked))).toMatchObject({
    rules: [{ rule: 'R01', ...counted }],
    all: counted,
  });
  const early = { ...asked, until: addDays(START, -1) };
  expect(await ledger.ask(new AskPrecision(early))).toMatchObject({ rules: [] });
  const elsewhere = { ...asked, scope: '500118002' as DivisionCode };
  expect(await ledger.ask(new AskPrecision(elsewhere))).toMatchObject({ rules: [] });
});

describe('entries that may be of one person', () => {
  const queue = async (state: 'proposed' | 'confirmed' | 'refused' | 'all', scope = STREET) =>
    (await ledger.ask(new AskMatches({ scope, knownOn: today(), state }))).matches;
  const judge = (c: MatchAct) => ledger.order(new JudgeMatch(c));
  const pairOf = async () => {
    const [one] = await queue('all');
    const order = { ...who, pair: one!.matchId as PairId, confirmedBy: 'other' };
    return { ...order, note: `${person(1).name}本人已去世` };
  };
  const ofFirst = async () => {
    const asked = { scope: STREET, knownOn: today(), rule: 'R01' };
    const { findings } = await ledger.ask(new AskFindings(asked));
    return findings.filter((one) => one.householdNo === householdNo(1)).length;
  };

  it('are proposed with what each side says, masked', async () => {
    const [one, ...more] = await queue('proposed');
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      state: 'proposed',
      grade: 'STRONG',
      difference: 'ONE_CHARACTER',
      sameName: true,
      listed: { namedIn: ['DEATH'], idDefect: 'CHECK' },
      member: { householdNos: [householdNo(1)], idDefect: null },
    });
    expect(one?.listed.personId).toContain('*');
    expect(JSON.stringify(one)).not.toContain(person(1).name);
    expect(await queue('all', '500118002' as DivisionCode)).toEqual([]);
    expect(await ofFirst()).toBe(0);
  });

  it('are one person from the day on which two people say so', async () => {
    const order = await pairOf();
    const alone = { act: 'confirm', order: { ...order, confirmedBy: 'street' } } as const;
    expect(await judge(alone)).toMatchObject({ refused: 'second-person-missing' });
    expect(await judge({ act: 'confirm', order })).toMatchObject({
      state: 'confirmed',
      decidedOn: today(),
      decidedBy: ['street', 'other'],
    });
    expect(await judge({ act: 'confirm', order })).toMatchObject({ state: 'confirmed' });
    expect(await queue('proposed')).toEqual([]);
    expect(await ofFirst()).toBe(1);
    wait(-1);
    expect(await ofFirst()).toBe(0);
    wait(1);
  });

  it('are two persons again once that is undone, and stay so once it is refused', async () => {
    wait(1);
    const order = await pairOf();
    const reason = { reasonCode: 'DECIDED_IN_ERROR' } as const;
    expect(await judge({ act: 'undo', order: { ...order, ...reason } })).toMatchObject({
      state: 'proposed',
    });
    expect(await ofFirst()).toBe(0);
    const refusal = { act: 'refuse', order: { ...order, reasonCode: 'NAMESAKE' } } as const;
    expect(await judge(refusal)).toMatchObject({ state: 'refused' });
    expect(await queue('proposed')).toEqual([]);
    expect(await judge({ act: 'confirm', order })).toMatchObject({ refused: 'match-refused' });
    await judge({ act: 'undo', order: { ...order, reasonCode: 'NEW_EVIDENCE' } });
    expect(await judge({ act: 'confirm', order })).toMatchObject({ state: 'confirmed' });
    expect(await ofFirst()).toBe(1);
  });

  it('are proposed of officials who keep cards, and of their kin on the rolls', async () => {
    const ofSixth = async () => {
      const asked = { scope: STREET, knownOn: today(), rule: 'R31' };
      return (await ledger.ask(new AskFindings(asked))).findings.map((one) => one.householdNo);
    };
    await take(
      await custodyLedger('08-卡折代管台账.xlsx', '2021-06-25', [{ household: 6 }]),
      officials(KEEPER, 6),
    );
    const proposed = await queue('proposed');
    expect(
      proposed.map(({ listed, member }) => [listed.namedIn, member.knownAs, member.householdNos]),
    ).toEqual(
      expect.arrayContaining([
        [['OFFICIALS'], 'CARD_KEEPER', [householdNo(6)]],
        [['OFFICIALS_KIN'], 'MEMBER', [householdNo(6)]],
      ]),
    );
    expect(proposed).toHaveLength(2);
    expect(await ofSixth()).toEqual([]);
    for (const { matchId } of proposed) {
      const pair = matchId as PairId;
      expect(
        await judge({ act: 'confirm', order: { ...who, pair, confirmedBy: 'other' } }),
      ).toMatchObject({ state: 'confirmed' });
    }
    expect(await ofSixth()).toEqual([householdNo(6)]);
    const keeper = proposed.find(({ member }) => member.knownAs === 'CARD_KEEPER')!;
    const [said] = await ledger.app.ledger.history(streamOf.match(keeper.matchId as PairId));
    expect(said?.data).toMatchObject({ households: [], cards: [expect.any(String)] });
  });
});

it('is the same when the views are built anew, and no event holds a personal word', async () => {
  const before = [await lines('all'), await lines()];
  await ledger.app.rebuildViews();
  expect([await lines('all'), await lines()]).toEqual(before);
  const { leaks, words } = await scanned(files, ledger);
  expect(words).toBeGreaterThanOrEqual(10);
  expect(leaks).toEqual([]);
});
