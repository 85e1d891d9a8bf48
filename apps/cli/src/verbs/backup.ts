import { type BackupManifest, type BackupTaken, takeBackup } from '@ledger/application';
import { EXIT } from '../exit-code';
import { withLedger } from '../opened';
import { grouped } from '../terminal/amount';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import { UsageProblem, type Verb } from '../verb';
import { exactly, parseWords, required } from '../words';
import { backupProgress, refusedBackup } from './backup-words';

export const PASSPHRASE = 'LEDGER_BACKUP_PASSPHRASE';

/** Asked twice: a slip of the finger would only show on the day it is needed. */
const newPassphrase = async (): Promise<string> => {
  const first = await passwordFrom(PASSPHRASE, '备份口令 Passphrase of the backup: ');
  const again = await passwordFrom(PASSPHRASE, '再输入一次 The same again: ');
  if (first === again) return first;
  throw new UsageProblem('两次输入的口令不同。', 'The two passphrases differ.');
};

const rowsOf = ({ tables }: BackupManifest, table: string): number =>
  tables.find((part) => part.table === table)?.rows ?? 0;

const linesOf = ({ folder, manifest }: BackupTaken): readonly string[] => {
  const { log, committee } = manifest;
  return [
    `备份完成 Backed up: ${folder}`,
    `  流水账 ${grouped(log.events)} 条 events, 树根 root ${log.root}`,
    `  个人信息 ${grouped(rowsOf(manifest, 'people.document'))} 份 documents, 原始文件 ${grouped(rowsOf(manifest, 'people.original'))} 个 files`,
    `  账号 ${grouped(rowsOf(manifest, 'accounts.account'))} 个 accounts`,
    committee
      ? `  纪工委日志 ${grouped(committee.events)} 条 records of the committee, 树根 root ${committee.root}`
      : '  不含纪工委日志 without the log of the committee',
  ];
};

const keyAdvice = ({ keys, masterKey }: BackupManifest): readonly string[] => {
  if (keys === null) {
    return [
      `备份中没有密钥。恢复时需要主密钥 ${masterKey}，请另行保管。`,
      `The backup holds no keys. To restore it the master key ${masterKey} is needed; keep it elsewhere.`,
    ];
  }
  const common = [
    '密钥由口令加密；请把口令抄下，与备份分开保管：遗失口令，个人信息无法恢复。',
    'The keys are encrypted with the passphrase. Write it down and keep it apart from the backup: without it the personal data cannot be read.',
  ];
  if (!keys.includes('committee-key')) return common;
  return [
    ...common,
    '其中有纪工委私钥：知道口令的人可以读出纪工委日志。私钥移交后请重新备份，并销毁此前的备份。',
    "The committee's private key is among them: whoever knows the passphrase can read the committee's log. Once that key has been handed over, take a new backup and destroy the older ones.",
  ];
};

export const backup: Verb = {
  name: 'backup',
  forms: ['--to FOLDER [--without-keys] [--without-committee] [--json]'],
  zh: `整本备份（日志、个人信息库、账号、密钥），照常使用中也可进行；口令取自 ${PASSPHRASE} 或键盘`,
  en: `backs up everything (log, vault, accounts, keys) while the ledger goes on working; the passphrase comes from ${PASSPHRASE} or the keyboard`,
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      to: { type: 'string' },
      'without-keys': { type: 'boolean' },
      'without-committee': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const to = required(values.to, '--to');
    const passphrase = values['without-keys'] ? undefined : await newPassphrase();
    const withoutCommittee = values['without-committee'] ?? false;
    const progress = backupProgress();
    try {
      const taken = await withLedger(({ ledger }) =>
        takeBackup(ledger, { to, passphrase, withoutCommittee, onProgress: progress.show }),
      );
      progress.end();
      if (values.json) await printJson(taken);
      else await print(...linesOf(taken));
      await remark(...keyAdvice(taken.manifest));
      return EXIT.success;
    } catch (error) {
      progress.end();
      return refusedBackup(error);
    }
  },
};
