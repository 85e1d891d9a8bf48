import { HomeProblem } from '@ledger/home';

type Said = readonly [zh: string, en: string];

const words = {
  'no-backup': (path) => [
    `${path} 不是完整的备份：其中没有 manifest.json（备份中途停止，或路径有误）。请指定 ledger-… 文件夹；以 .unfinished 结尾的不能恢复。`,
    `${path} is no whole backup: it has no manifest.json (the backup was interrupted, or the path is wrong). Name a folder ledger-…; one that ends in .unfinished cannot be restored.`,
  ],
  'not-a-manifest': (path) => [
    `${path} 无法识别：不是本程序的备份清单，或已被改动。请使用该备份的另一份副本。`,
    `${path} is not understood: it is no manifest of this program's backups, or was changed. Use another copy of the backup.`,
  ],
  newer: (what) => [
    `该备份由更新版本的程序制作（${what}），本程序不能恢复。请先升级程序。`,
    `The backup was made by a newer version of the program (${what}), which this one cannot restore. Update the program first.`,
  ],
  'part-damaged': (file) => [
    `${file} 已损坏、缺失或被改动（与清单中的 SHA-256 不符）。没有恢复任何内容；请使用该备份的另一份副本，或更早的备份。`,
    `${file} is damaged, missing or was changed (it does not give the SHA-256 of the manifest). Nothing was restored; use another copy of this backup, or an older one.`,
  ],
  'not-writable': (detail) => [
    `备份文件夹不能写入（${detail}），没有留下不完整的备份。请检查磁盘空间与权限，或换一个文件夹。`,
    `The backup could not be written (${detail}); nothing half-done was left. Check the disk's space and permissions, or name another folder.`,
  ],
  'passphrase-too-short': (least) => [
    `备份口令至少 ${least} 个字符：谁猜中它，谁就能读出全部个人信息。`,
    `The passphrase of a backup has at least ${least} characters: whoever guesses it reads all personal data.`,
  ],
  'wrong-passphrase': () => [
    '备份口令不正确（或 keys.sealed 已损坏），密钥无法解开。没有恢复任何内容。',
    'The passphrase is wrong (or keys.sealed is damaged): the keys do not open. Nothing was restored.',
  ],
  'keys-left-out': (key) => [
    `该备份不含密钥（--without-keys）。请把主密钥 ${key} 放入 LEDGER_HOME（master.key）或 LEDGER_MASTER_KEY，再运行一次。`,
    `This backup holds no keys (--without-keys). Put the master key ${key} into LEDGER_HOME (master.key) or LEDGER_MASTER_KEY, and run this again.`,
  ],
  'wrong-master-key': (key) => [
    `本机的主密钥不是该备份所用的主密钥（${key}）。没有恢复任何内容；请提供原来的主密钥。`,
    `The master key of this machine is not the one of the backup (${key}). Nothing was restored; bring the original master key.`,
  ],
  'not-empty': (where) => [
    `${where} 已有一本台账，未作任何改动。请恢复到空的 LEDGER_HOME（及空的 DATABASE_URL）。`,
    `${where} holds a ledger already; nothing was changed. Restore into an empty LEDGER_HOME (and an empty DATABASE_URL).`,
  ],
  'committee-not-empty': () => [
    'COMMITTEE_DATABASE_URL 已有纪工委日志，未作任何改动。如该日志完好，请加 --without-committee 恢复，保留它。',
    'COMMITTEE_DATABASE_URL holds a log of the committee already; nothing was changed. If that log is whole, restore with --without-committee and it stays as it is.',
  ],
  'committee-away': (detail) => [
    `纪工委日志的数据库无法连接（${detail}）。请稍后再试；或加 --without-committee，备份中将不含纪工委日志。`,
    `The database of the committee's log cannot be reached (${detail}). Try again later; or add --without-committee, and the backup does not hold that log.`,
  ],
  'restore-under-way': () => [
    '另一个恢复正在进行。请等它结束。',
    'Another restore is under way. Wait until it has ended.',
  ],
  'restore-unfinished': (from) => [
    `上一次恢复没有完成（来自 ${from}），台账不启动。请再运行一次 ledger restore。`,
    `A restore (from ${from}) has not finished, so the ledger does not start. Run "ledger restore" again.`,
  ],
  'nothing-by-then': (moment) => [
    `到 ${moment} 为止日志中没有任何事件，没有可恢复的内容。请换一个较晚的时刻。`,
    `Nothing had been recorded by ${moment}, so there is nothing to restore. Name a later moment.`,
  ],
  'log-differs': (detail) => [
    `日志与其封印不符，备份已停止：${detail}。请用 verify 找出位置。`,
    `The log does not fit its seal, so the backup stopped: ${detail}. Find the place with verify.`,
  ],
  'not-verified': (detail) => [
    `恢复出的内容未通过核对，已全部撤除：${detail}。请使用该备份的另一份副本，或更早的备份。`,
    `What was restored did not verify and was taken away again: ${detail}. Use another copy of this backup, or an older one.`,
  ],
} as const satisfies Record<string, (detail: string) => Said>;

export type BackupProblemCode = keyof typeof words;

/** Why nothing was backed up or restored, and what to do. */
export class BackupProblem extends HomeProblem {
  constructor(
    readonly code: BackupProblemCode,
    detail = '',
  ) {
    super(...(words[code] as (detail: string) => Said)(detail));
    this.name = 'BackupProblem';
  }
}
