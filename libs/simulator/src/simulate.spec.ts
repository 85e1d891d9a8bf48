import { createHash } from 'node:crypto';
import { yearMonth } from '@ledger/kernel';
import { policiesFrom, policyEntries } from '@ledger/policy';
import { filesOf } from './files/files';
import { NO_REGION, residentId } from './world/resident-id';
import type { Label } from './labels/label';
import { labelsFile } from './labels/labels-file';
import { type Simulation, simulate, type SimulationOrder } from './simulate';
import { irregular } from './stories/cast';

const order: SimulationOrder = {
  division: '500118001',
  street: '模拟街道',
  from: yearMonth('2021-01'),
  months: 12,
  households: 120,
  seed: 7,
  irregularities: 'each',
  policies: policiesFrom(policyEntries),
};

const digestsOf = async (simulation: Simulation): Promise<readonly string[]> =>
  (await filesOf(simulation)).map(
    ({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`,
  );

const RULES =
  'R01 R02 R03 R04 R05 R06 R10 R11 R12 R14 R15 R16 R17 R18 R19 R21 R23 R24 R29 R30 R31 R33 R36 R37 R38 R46'.split(
    ' ',
  );

describe('a simulated street', () => {
  const simulation = simulate(order);
  const labels = simulation.labels();

  it('is the same to the byte when it is asked for again, and another one by another seed', async () => {
    const small = { ...order, households: 30 };
    const [first, again, other] = [
      simulate(small),
      simulate(small),
      simulate({ ...small, seed: 8 }),
    ];
    const digests = await digestsOf(first);
    expect(await digestsOf(again)).toEqual(digests);
    expect(labelsFile(again) === labelsFile(first)).toBe(true);
    expect(await digestsOf(other)).not.toEqual(digests);
  });

  it.each([
    [1, 1],
    [3, 2],
    [25, 5],
  ])('of %i households and %i months has the stories there is room for', (households, months) => {
    const tiny = simulate({ ...order, households, months });
    expect(tiny.books.batches).toHaveLength(months);
    expect(tiny.labels().filter(({ seenFrom }) => seenFrom > tiny.books.until)).toEqual([]);
  });

  it('has a wrong of its own for every rule', () => {
    expect([...new Set(irregular.map((story) => story.irregular))].toSorted()).toEqual(RULES);
    const played = new Set(simulation.stories.map(({ story }) => story));
    expect(irregular.map(({ name }) => name).filter((name) => !played.has(name))).toEqual([]);
  });

  it('labels each wrong as the story meant it, by the day it must be seen', () => {
    const meets = (wanted: Partial<Label>) => (label: Label) =>
      Object.entries(wanted).every(([part, value]) => label[part as keyof Label] === value);
    const intended = simulation.stories.flatMap(({ intended: all }) => all);
    expect(intended.length).toBeGreaterThanOrEqual(irregular.length);
    const missing = intended.filter(({ seenBy, ...wanted }) => {
      const inTime = labels.filter(({ seenFrom }) => seenFrom <= seenBy);
      return !inTime.some(meets(wanted));
    });
    expect(missing).toEqual([]);
  });

  it('leaves nobody labelled to whom only the lawful happened', () => {
    const quiet = new Set(
      'namesake-died stranger-died decided-on-day-15 credited-on-day-10 late-change-reviewed appropriated-on-day-30 stop-then-resumed exit death-dated-by-month relative-filed new-card transfer'.split(
        ' ',
      ),
    );
    const stories = new Map<string, string[]>();
    for (const { story, households } of simulation.stories) {
      for (const no of households) stories.set(no, [...(stories.get(no) ?? []), story]);
    }
    const lawful = [...stories].filter(([, told]) => told.every((story) => quiet.has(story)));
    expect(lawful.length).toBeGreaterThan(10);
    const households = new Set(lawful.map(([no]) => no));
    const found = labels.filter(
      ({ rule, household }) => household !== null && households.has(household) && rule !== 'R16',
    );
    expect(found).toEqual([]);
  });

  it('has no number of a region that exists, and valid ones but for those that are meant not to be', () => {
    const people = simulation.books.households.flatMap(({ members }) =>
      members.map(({ person }) => person),
    );
    expect(people.filter(({ id }) => !id.startsWith(NO_REGION))).toEqual([]);
    const invalid = people.filter(
      ({ id, bornOn }) => id !== residentId(bornOn, Number(id.slice(14, 17))),
    );
    const meant = simulation.stories.filter(({ irregular: rule }) => rule === 'R21');
    expect(invalid).toHaveLength(meant.length);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  });

  it('keeps to the shares of the field: size of households, deaths, returns, wrongs', () => {
    const big = simulate({ ...order, households: 1_000, irregularities: 0.01 });
    const { households, batches, results } = big.books;
    const persons = households.flatMap(({ members }) => members).length;
    expect(persons / households.length).toBeGreaterThan(1.75);
    expect(persons / households.length).toBeLessThan(1.98);
    const count = (name: string) => big.stories.filter(({ story }) => story === name).length;
    expect(count('death') / persons).toBeGreaterThan(0.025);
    expect(count('death') / persons).toBeLessThan(0.035);
    const items = batches.flatMap((batch) => batch.items).length;
    const returned = results
      .flatMap(({ lines }) => lines)
      .filter(({ status }) => status !== '成功');
    expect(returned.length / items).toBeGreaterThan(0.003);
    expect(returned.length / items).toBeLessThan(0.01);
    const wrongs = big.stories.filter(
      ({ irregular: rule, story }) => rule !== null && story !== 'relative-not-filed',
    );
    expect(wrongs.length).toBeLessThanOrEqual(1_000 * 0.01);
  });
});
