import type { FindingsAnswer, ImportedFile, Upload } from '@ledger/application';
import type { ApiClient } from '../e2e/api-client';
import {
  archive,
  bankResult,
  type Batch,
  custodyLedger,
  deaths,
  headOf,
  householdNo,
  roster,
  villageOf,
} from './office-files';

/** One of two villages of a street: its households, its batch, the name of its files. */
export interface OneVillage {
  readonly households: readonly number[];
  readonly division: string;
  readonly village: string;
  readonly batch: Batch;
  readonly files: string;
  /** The day of its ledger of custody. */
  readonly asOf: string;
}

const villageOfHouseholds = (
  households: readonly number[],
  more: Pick<OneVillage, 'files' | 'asOf'> & { readonly batchNo: string },
): OneVillage => ({
  ...villageOf(households[0]!),
  households,
  files: more.files,
  asOf: more.asOf,
  batch: { no: more.batchNo, month: '2021-04', frozenOn: '2021-03-20', sentOn: '2021-04-05' },
});

/** A household of each is paid to one account, and one person heads a household of each. */
export const FIRST = villageOfHouseholds([101, 102, 103], {
  files: '甲',
  asOf: '2021-06-25',
  batchNo: 'JIA20210401',
});
export const SECOND = villageOfHouseholds([601, 602, 603, 604, 605], {
  files: '乙',
  asOf: '2021-06-24',
  batchNo: 'YI20210401',
});

export const archiveOf = ({ households }: OneVillage, name: string): Promise<Upload> =>
  archive(name, households);

/** What the village itself reports of the dead: one row stands, one cannot be taken. */
export const reportOf = ({ households }: OneVillage): Uint8Array => {
  const [broken, dead] = [headOf(households[0]!), headOf(households[2]!)];
  return Buffer.from(
    [
      '姓名,身份证号,死亡日期,数据来源',
      `${dead.name},${dead.id},2021-02-11,村上报`,
      // Excel made a number of this one and lost its end.
      `${broken.name},${broken.id.slice(0, 15)}000,2021-02-10,村上报`,
      '',
    ].join('\n'),
  );
};

/** Two heads have died, the last household got nothing, and one row cannot be taken. */
const filesOf = async (village: OneVillage): Promise<readonly Upload[]> => {
  const { households, files, batch, asOf } = village;
  const paid = households.slice(0, -1);
  return [
    await archive(`01-${files}-低保家庭档案.xlsx`, households),
    await roster(`03-${files}-发放花名册-2021-04.xlsx`, batch, paid),
    bankResult(`04-${files}-银行回盘-2021-04.csv`, batch, paid, '2021-04-06'),
    await deaths(`05-${files}-死亡名单.xlsx`, [
      { household: households[1]!, diedOn: '2021-02-10' },
    ]),
    await custodyLedger(
      `08-${files}-卡折代管台账.xlsx`,
      asOf,
      households.slice(0, 4).map((household) => ({ household })),
    ),
    { name: `05-${files}-村上报.csv`, bytes: reportOf(village) },
  ];
};

/** Sends the files of a village; the id of the import once everything is in the views. */
export const send = async (client: ApiClient, village: OneVillage): Promise<string> => {
  const { status, body } = await client.send('/imports', await filesOf(village));
  expect(status).toBe(202);
  const last = (await client.progress(body['importId'])).at(-1);
  expect(last).toMatchObject({ phase: 'finished' });
  expect(last?.report?.files.map(({ outcome }) => outcome)).toEqual(Array(6).fill('imported'));
  expect(last?.report?.rejected).toBe(1);
  return String(body['importId']);
};

/** What a reader of one village may come to know the other by. */
export interface Known {
  readonly importId: string;
  readonly files: readonly ImportedFile[];
  readonly findings: FindingsAnswer['findings'];
}

export const knownTo = async (client: ApiClient, importId: string): Promise<Known> => {
  const [files, findings] = await Promise.all([client.get('/imports'), client.get('/findings')]);
  return {
    importId,
    files: files.body['files'] as readonly ImportedFile[],
    findings: findings.body['findings'] as FindingsAnswer['findings'],
  };
};

/** Whole words of the people of a village: names, ID numbers, accounts. */
export const peopleOf = ({ households }: OneVillage): readonly string[] =>
  households.map(headOf).flatMap(({ name, id, account }) => [name, id, account]);

/** Every word by which the second village, its people, files and findings can be told. */
export const identifiersOfSecond = (known: Known): readonly string[] => {
  const inBoth = new Set(peopleOf(FIRST));
  return [
    SECOND.division,
    SECOND.village,
    SECOND.batch.no,
    known.importId,
    ...SECOND.households.map(householdNo),
    ...peopleOf(SECOND).filter((word) => !inBoth.has(word)),
    ...known.files.flatMap(({ fileId, fileName }) => [fileId, fileName ?? fileId]),
    ...known.findings.map(({ findingId }) => findingId),
  ];
};
