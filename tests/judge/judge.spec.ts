import type { Answer, History, Operation } from './history';
import { judge, verdictOf } from './judge';
import { simulatedClaims } from './simulated-store';
import { append, at, following, logOf, reading, whole, writes, yes } from './written-history';

const kindsOf = (history: History) => [
  ...new Set(judge(history, simulatedClaims).map(({ kind }) => kind)),
];

describe('the judge', () => {
  it('accepts what a right store does', () => {
    const reads = [reading(at(0, 1), [3, 4]), reading(at(0, 1, 2), [4, 5]), following([whole])];
    expect(judge({ operations: [...writes, ...reads], log: whole }, simulatedClaims)).toEqual([]);
  });

  it('finds an acknowledged write that is lost', () => {
    expect(kindsOf({ operations: writes, log: at(0, 1, 2) })).toEqual(['lost']);
  });

  it('finds an event that stands twice', () => {
    const log = [...whole, { ...whole[2]!, position: '50' }];
    expect(kindsOf({ operations: writes, log })).toContain('duplicated');
  });

  it('finds events of one stream in another order', () => {
    const log = [{ ...whole[1]!, position: '10' }, { ...whole[0]!, position: '20' }, ...at(2, 3)];
    expect(kindsOf({ operations: writes, log })).toContain('reordered-in-stream');
  });

  it('finds a write that stands elsewhere than it expected', () => {
    const moved = logOf('a/0 a/1 b/0').concat({ ...whole[3]!, stream: 'a', revision: 3 });
    expect(kindsOf({ operations: writes, log: moved })).toContain('misplaced-write');
  });

  it('finds a log whose order is not that of a stream', () => {
    const silent = { outcome: 'unknown', cause: 'silence' } as const;
    const operations = [append('a/0', [1, 90], silent), append('a/1', [1, 90], silent)];
    expect(kindsOf({ operations, log: logOf('a/1 a/0') })).toEqual(['reordered-in-stream', 'G0']);
  });

  it('finds writes of two streams in another order than they were acknowledged', () => {
    const log = logOf('b/0 a/0 a/1 a/2');
    const operations = [
      append('a/0 a/1', [1, 2], yes(1, 30)),
      append('b/0', [3, 4], yes(0, 10)),
      writes[2]!,
    ];
    expect(kindsOf({ operations, log })).toEqual(['reordered-globally']);
  });

  it('finds an event nobody sent', () => {
    expect(kindsOf({ operations: writes, log: logOf('a/0 a/1 b/0 a/2 c/0') })).toEqual(['phantom']);
  });

  it('finds an event that is not what was sent', () => {
    const log = whole.with(2, { ...whole[2]!, leaf: 'of something else' });
    expect(kindsOf({ operations: writes, log })).toEqual(['altered']);
  });

  it('finds a reading that misses what was acknowledged before it', () => {
    const operations = [...writes, reading(at(0, 1), [5, 6])];
    expect(kindsOf({ operations, log: whole })).toEqual(['stale-read']);
  });

  it('finds a later reading that sees less, also of a write nobody heard back from', () => {
    const unknown = append('a/2', [5, 90], { outcome: 'unknown', cause: 'silence' });
    const reads = [reading(whole, [6, 7]), reading(at(0, 1, 2), [8, 9], 's')];
    const operations = [writes[0]!, writes[1]!, unknown, ...reads];
    expect(kindsOf({ operations, log: whole })).toEqual(['stale-read']);
  });

  it('finds what was seen before it was sent', () => {
    const operations = [...writes, reading(whole, [3, 4])];
    expect(kindsOf({ operations, log: whole })).toEqual(['G1c']);
  });

  it('finds a following that passes over an event, gives one twice, or never comes to the end', () => {
    const kindsOfFollowing = (operation: Operation) =>
      kindsOf({ operations: [...writes, operation], log: whole });
    expect(kindsOfFollowing(following([at(0, 1), at(3)]))).toEqual(['skipped-by-read']);
    expect(kindsOfFollowing(following([at(0, 1), at(1, 2, 3)]))).toEqual(['repeated-by-read']);
    expect(kindsOfFollowing(following([at(2, 3)], '10'))).toEqual(['skipped-by-read']);
    expect(kindsOfFollowing(following([at(1, 2)], '10'))).toEqual(['fell-short']);
    expect(kindsOfFollowing(following([at(1, 2, 3)], '10'))).toEqual([]);
    expect(kindsOfFollowing(following([at(1, 2, 3)], '20'))).toEqual(['inverted-by-read']);
    expect(kindsOfFollowing(following([at(1, 2, 3)], '15'))).toEqual(['dirty-read']);
  });

  it('finds a write of which a part stands', () => {
    const torn = append('a/0 a/1', [1, 2], { outcome: 'unknown', cause: 'silence' });
    expect(kindsOf({ operations: [torn], log: logOf('a/0') })).toEqual(['torn-write']);
  });

  it('finds a reading that sees a part of a write', () => {
    const unknown = append('a/0 a/1', [1, 90], { outcome: 'unknown', cause: 'silence' });
    const operations = [unknown, reading(at(0), [3, 4])];
    expect(kindsOf({ operations, log: at(0, 1) })).toEqual(['torn-read', 'G-single']);
  });

  it('accepts that whoever asks from the middle of a write that comes later is given nothing', () => {
    const write = append('a/0 a/1', [5, 6], yes(1, 20));
    const early = { kind: 'stream', process: 'r', stream: 'a', from: 1, toEnd: true } as const;
    const operations = [{ ...early, invokedAt: 1, completedAt: 2, events: [] }, write];
    expect(judge({ operations, log: at(0, 1) }, simulatedClaims)).toEqual([]);
  });

  it('finds a reading of what was never kept', () => {
    const unknown = append('c/0', [5, 6], { outcome: 'unknown', cause: 'silence' });
    const operations = [...writes, unknown, reading(logOf('a/0 a/1 b/0 a/2 c/0'), [7, 8])];
    expect(kindsOf({ operations, log: whole })).toEqual(['dirty-read']);
  });

  it('finds a ring through a write nobody heard back from', () => {
    // Who had seen a/0 sent b/0, and yet b/0 stands before it.
    const log = logOf('b/0 a/0');
    const [, seen] = log;
    const sight = { ...reading([seen!], [2, 3]), kind: 'stream', stream: 'a', from: 0 } as const;
    const operations = [
      append('a/0', [1, 90], { outcome: 'unknown', cause: 'silence' }),
      sight,
      append('b/0', [4, 5], yes(0, 10)),
    ];
    const anomalies = judge({ operations, log }, simulatedClaims);
    expect(anomalies.map(({ kind }) => kind)).toEqual(['G1c']);
    expect(verdictOf(anomalies)).toMatch(/G1c × 1: .*must come before.*\n {2}and .*\n {2}and /);
  });

  it('finds a refused write that stands, and refusals without a reason', () => {
    const refusedFor = (head: number): History => {
      const refused = append('a/0 a/1', [1, 2], { outcome: 'conflict', head });
      return { operations: [refused, writes[1]!, writes[2]!], log: whole };
    };
    expect(kindsOf(refusedFor(1))).toContain('refused-but-written');
    const late = (head: number): History => {
      const lost = append('a/1', [7, 8], { outcome: 'conflict', head });
      const other = { ...lost, events: [{ id: 'x', leaf: '' }] };
      return { operations: [...writes, other], log: whole };
    };
    expect(kindsOf(late(2))).toEqual([]);
    expect(kindsOf(late(0))).toContain('false-conflict');
    expect(kindsOf(late(1))).toEqual(['stale-read']);
    expect(kindsOf(late(7))).toEqual(['false-conflict']);
  });

  it('finds false answers', () => {
    const told = (answer: Answer) => [writes[0]!, append('b/0', [3, 4], answer), writes[2]!];
    expect(kindsOf({ operations: told(yes(0, 40)), log: whole })).toEqual(['false-answer']);
    const already = { ...yes(0, 30), outcome: 'already-there' } as Answer;
    expect(kindsOf({ operations: told(already), log: whole })).toEqual(['false-answer']);
    const twice = [...writes, append('b/0', [7, 8], yes(0, 30))];
    expect(kindsOf({ operations: twice, log: whole })).toEqual(['false-answer']);
    expect(
      kindsOf({ operations: [...writes, append('b/0', [7, 8], already)], log: whole }),
    ).toEqual([]);
  });

  it('finds positions that do not ascend, and gaps where there may be none', () => {
    const log = whole.with(3, { ...whole[3]!, position: '25' });
    expect(kindsOf({ operations: [], log })).toContain('positions-not-ascending');
    const indexOf = (position: string) => Number(position) / 10 - 1;
    const gappy = { operations: [], log: [whole[0]!, { ...whole[2]!, position: '40' }] };
    const found = judge(gappy, { ...simulatedClaims, indexOf }).map(({ kind }) => kind);
    expect(found).toContain('positions-not-ascending');
    expect(kindsOf(gappy)).not.toContain('positions-not-ascending');
  });

  it('does not judge a history in which two writes share an event', () => {
    const operations = [...writes, append('a/0', [7, 8], yes(0, 10))];
    expect(() => kindsOf({ operations, log: whole })).toThrow('two different writes');
  });
});
