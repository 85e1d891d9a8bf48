import type { FileReport } from '../answers';

type Problem = NonNullable<FileReport['problem']>;

export const duplicateFile = (of: string): Problem => ({
  code: 'DUPLICATE_FILE',
  zh: `内容与已导入的“${of}”相同，未作任何改动。如需更正，请用“替换”。`,
  en: `The content is that of "${of}", imported before; nothing was changed. To correct it, replace that file.`,
});

export const MANIFEST_INVALID: Problem = {
  code: 'MANIFEST_INVALID',
  zh: 'manifest.json 不是有效的清单（应有 files 列表，每项含 name 与 receivedOn）。请改正后重新导入。',
  en: 'manifest.json is not a list of files with name and receivedOn. Correct it and import again.',
};

export const DECLARED_DAYS_IGNORED: Problem = {
  code: 'DECLARED_DAYS_IGNORED',
  zh: '未开启补录，清单申报的收到日期未采用，各文件按今天收到登记。如为历史补录，请先由管理员开启补录。',
  en: 'No back-fill is open, so the declared days were not used: the files count as received today. For old files ask an administrator to open a back-fill first.',
};
