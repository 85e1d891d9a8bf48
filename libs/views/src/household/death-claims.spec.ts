import { localDate } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';
import { knownAt } from '../fact';
import { factOf, type Told } from '../testing/case-builder';
import {
  deathClaimed,
  deathMoved,
  deathTakenBack,
  decisionStated,
} from '../testing/people-statements';
import { claimsTakenBack, deathClaimsOf } from './death-claims';
import { contradictionsIn } from './death-contradictions';

type Line = readonly [told: string | Told, event: AnyLedgerEvent];

const told = (...lines: readonly Line[]) =>
  lines.map(([how, event], n) => factOf(event, typeof how === 'string' ? { on: how } : how, n + 1));

const POLICE = { source: 'POLICE' } as const;
const stop = decisionStated('STOP', 'a', {
  fact: '2021-05-20',
  decided: '2021-06-10',
  effective: '2021-06',
});
const resume = decisionStated('RESUME', 'a', { decided: '2021-08-05', effective: '2021-06' });
const contradictions = (...lines: readonly Line[]) =>
  contradictionsIn(deathClaimsOf(told(...lines)));

describe('a claim of a death', () => {
  it('keeps what it said before its source moved the day', () => {
    const [claim] = deathClaimsOf(
      told(
        ['2021-06-08', deathClaimed('a', '2021-05-20')],
        ['2021-07-01', deathMoved('a', '2021-06-02', '2021-06-30')],
      ),
    );
    expect(claim).toMatchObject({
      date: { on: '2021-06-02' },
      moves: [{ receivedOn: '2021-07-01', from: { on: '2021-05-20' }, to: { on: '2021-06-02' } }],
      ended: undefined,
    });
  });

  it('ends when its source takes it back, and not when another does', () => {
    const claims = deathClaimsOf(
      told(
        ['2021-06-08', deathClaimed('a', '2021-05-20')],
        ['2021-06-09', deathClaimed('a', '2021-05-20', POLICE)],
        ['2021-07-01', deathTakenBack('a', '2021-07-01', 'POLICE')],
      ),
    );
    expect(claims.map(({ source, ended }) => [source, ended?.how, ended?.on])).toEqual([
      ['HEALTH', undefined, undefined],
      ['POLICE', 'withdrawn', '2021-07-01'],
    ]);
  });

  it('of a decision ends with the resumption that answers it', () => {
    const [claim] = deathClaimsOf(told(['2021-06-12', stop], ['2021-08-06', resume]));
    expect(claim).toMatchObject({
      source: 'DECISION',
      ended: { how: 'resumed', on: '2021-08-06' },
    });
  });

  it('whose file was taken back stands in the history only', () => {
    const facts = told([
      { on: '2021-06-08', withdrawnOn: '2021-07-01' },
      deathClaimed('a', '2021-05-20'),
    ]);
    const [before, after] = [localDate('2021-06-30'), localDate('2021-07-01')];
    expect(deathClaimsOf(knownAt(facts, before))).toHaveLength(1);
    expect(claimsTakenBack(facts, before)).toEqual([]);
    expect(deathClaimsOf(knownAt(facts, after))).toEqual([]);
    expect(claimsTakenBack(facts, after)).toMatchObject([
      { ended: { how: 'file-withdrawn', on: '2021-07-01' } },
    ]);
  });
});

describe('sources contradict each other', () => {
  it('when their days exclude each other, and not when a day lies in the month of the other', () => {
    const health = ['2021-06-08', deathClaimed('a', '2021-05')] as const;
    expect(contradictions(health, ['2021-06-09', deathClaimed('a', '2021-06-01', POLICE)])).toEqual(
      ['days-exclude-each-other'],
    );
    expect(contradictions(health, ['2021-06-09', deathClaimed('a', '2021-05-31', POLICE)])).toEqual(
      [],
    );
    expect(contradictions(health, ['2021-06-09', deathClaimed('a', undefined, POLICE)])).toEqual(
      [],
    );
  });

  it('when a person was resumed whom a list still calls dead', () => {
    const list = ['2021-06-08', deathClaimed('a', '2021-05-20')] as const;
    const answered = [
      ['2021-06-12', stop],
      ['2021-08-06', resume],
    ] as const;
    expect(contradictions(list, ...answered)).toEqual(['alive-again']);
    expect(contradictions(...answered)).toEqual([]);
  });

  it('when a cremation lies before the death', () => {
    const cremated = { cremated: '2021-05-10' };
    expect(contradictions(['2021-06-08', deathClaimed('a', '2021-05-20', cremated)])).toEqual([
      'recorded-before-death',
    ]);
  });

  it('when a decision stands and every list was taken back', () => {
    const list = ['2021-06-08', deathClaimed('a', '2021-05-20')] as const;
    const back = ['2021-07-01', deathTakenBack('a', '2021-07-01')] as const;
    expect(contradictions(list, ['2021-06-12', stop], back)).toEqual(['decision-stands-alone']);
    expect(contradictions(['2021-06-12', stop])).toEqual([]);
  });
});
