import { type Restored, restoreBackup } from '@ledger/application';
import { type Instant, instant, parseLocalDate } from '@ledger/kernel';
import { EXIT } from '../exit-code';
import { grouped } from '../terminal/amount';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import type { Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import { PASSPHRASE } from './backup';
import { backupProgress, refusedBackup } from './backup-words';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant, or the whole of a day in Asia/Shanghai. */
export const parseMoment = (text: string): Instant | undefined => {
  const day = parseLocalDate(text);
  if (day) return instant(`${day}T23:59:59.999+08:00`);
  return ISO_INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? instant(text) : undefined;
};

const linesOf = ({ events, root, documents, files, committee, isCut, manifest }: Restored) => [
  `恢复完成，全部核对无误。 Restored, and everything holds.`,
  `  流水账 ${grouped(events)} 条 events, 树根 root ${root}`,
  ...(isCut
    ? [
        `  备份共 ${grouped(manifest.log.events)} 条，已截至该时刻；导入登记从头开始，个人信息库与账号保持备份时的样子。`,
        `  The backup holds ${grouped(manifest.log.events)} events; the log ends at that moment. The register of imports begins anew; vault and accounts are those of the backup.`,
      ]
    : []),
  `  核对 ${grouped(documents)} 份个人信息、${grouped(files)} 个原始文件 documents and files were read and compared`,
  committee
    ? `  纪工委日志 ${grouped(committee.events)} 条 records of the committee, 树根 root ${committee.root}`
    : '  未恢复纪工委日志 the log of the committee was not restored',
];

const toDo = ({ keyTrouble, manifest }: Restored): readonly string[] => [
  ...(keyTrouble === undefined
    ? []
    : [
        `本机不能签署检查点（${keyTrouble}）：请放回 seal-key，或用 key rotate --lost 换新。`,
        `This machine cannot sign checkpoints (${keyTrouble}): put seal-key back, or replace it with "key rotate --lost".`,
      ]),
  `原台账的区划 LEDGER_DIVISION=${manifest.division}；所有用户须重新登录。`,
  `The ledger was that of LEDGER_DIVISION=${manifest.division}; everybody has to log in again.`,
];

const answerOf = ({ manifest, keyTrouble, ...restored }: Restored) => ({
  ...restored,
  eventsInBackup: manifest.log.events,
  division: manifest.division,
  keyTrouble: keyTrouble ?? null,
});

export const restore: Verb = {
  name: 'restore',
  forms: ['--from BACKUP [--until MOMENT] [--without-committee] [--json]'],
  zh: '把备份恢复到空的 LEDGER_HOME 并核对；--until 只恢复到某日或某一时刻已记入的日志',
  en: 'restores a backup into an empty LEDGER_HOME and verifies it; --until stops where the log stood on a day or at an instant',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      from: { type: 'string' },
      until: { type: 'string' },
      'without-committee': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const from = required(values.from, '--from');
    const until = parsedOption(values.until, parseMoment, '--until', '2021-06-30');
    const progress = backupProgress();
    try {
      const restored = await restoreBackup({
        from,
        ...(until !== undefined && { until }),
        withoutCommittee: values['without-committee'] ?? false,
        passphrase: () => passwordFrom(PASSPHRASE, '备份口令 Passphrase of the backup: '),
        onProgress: progress.show,
      });
      progress.end();
      if (values.json) await printJson(answerOf(restored));
      else await print(...linesOf(restored));
      await remark(...toDo(restored));
      return EXIT.success;
    } catch (error) {
      progress.end();
      return refusedBackup(error);
    }
  },
};
