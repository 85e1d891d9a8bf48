import type { ClueNo, FindingPassedOn } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import type { FactOf } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { OpenedCommittee } from './wiring';

type PassedOn = FactOf<'FindingPassedOn'>;

const ID_DIGITS = 12;

/** 移交 by day and match: the same match passed on again on a later day is another clue. */
export const clueNoOf = ({ finding, passedOnOn }: FindingPassedOn['data']): ClueNo => {
  const [day, id] = [passedOnOn, finding].map((text) => text.replaceAll('-', ''));
  return `YJ-${day}-${id!.slice(0, ID_DIGITS)}` as ClueNo;
};

/** What the committee is told: which match it is, and what it showed; the rest it looks up. */
const purposeOf = ({ finding, key, judged }: FindingPassedOn['data']): string => {
  const [rule, household, , month] = key.split('|');
  const place = [household && `家庭 ${household}`, month && `所属月份 ${month}`].filter(Boolean);
  const yuan = (fen: number) => (fen / 100).toFixed(2);
  return [
    `街道移交疑点 ${rule}`,
    ...place,
    `确定 ${yuan(judged.certainFen)} 元、可能 ${yuan(judged.possibleFen)} 元`,
    `疑点编号 ${finding}`,
  ].join('，');
};

const allPassedOn = async (readSide: DataSource): Promise<readonly PassedOn[]> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'finding/' and subject < 'finding0' and type = 'FindingPassedOn'`,
  );
  return rows.map((row) => factFrom(row) as PassedOn);
};

/**
 * Every finding the street passed on becomes a clue in the committee's own log. The two logs are
 * never written as one: what the street did stands in its own, and is carried over here, by whoever
 * holds the committee's key, as often as it is asked for. A clue that is there is not received again.
 */
export const receivePassedOn = async (
  readSide: DataSource,
  { keys, clues, register }: OpenedCommittee,
): Promise<void> => {
  // On a machine without the committee's key nobody can tell which clues are there.
  if (!keys.reader) return;
  const passedOn = await allPassedOn(readSide);
  if (passedOn.length === 0) return;
  const there = new Set((await register.clues()).map(({ clue }) => clue));
  for (const { event } of passedOn) {
    const { data } = event;
    const clue = clueNoOf(data);
    if (there.has(clue)) continue;
    const received = {
      clue,
      source: 'OTHER_BODY',
      receivedOn: data.passedOnOn,
      openedBy: data.passedOnBy,
      purpose: purposeOf(data),
    } as const;
    await clues.run(clue, { type: 'ReceiveClue', data: received }, data.passedOnBy);
  }
};
