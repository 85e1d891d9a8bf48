const ASK_AGAIN = [
  '未作任何改动。请勿用文本编辑器改动银行文件；向银行重新索取后导入。',
  'Nothing was changed. Do not edit a bank’s file; ask the bank for it again and import that.',
] as const;

const parts = (detail: string): readonly string[] => detail.split('/');

type Words = (detail: string) => readonly [string, string];

/** Why a file of the bank was not taken in, as a whole, and what to do about it. */
export const bankWords = {
  BANK_LINE_WIDTH: (detail) => {
    const [line = '?', found = '?', wanted = '?'] = parts(detail);
    return [
      `银行定长文件第${line}行应为${wanted}字节（GB18030），实为${found}字节：文件可能被截断、改动或转码。${ASK_AGAIN[0]}`,
      `Line ${line} of the bank’s fixed-width file has ${found} bytes instead of ${wanted} (GB18030): it may have been cut, edited or converted. ${ASK_AGAIN[1]}`,
    ];
  },
  BANK_LINE_INVALID: (detail) => {
    const [line = '?', name = '?'] = parts(detail);
    return [
      `银行定长文件第${line}行的“${name}”不合格式。${ASK_AGAIN[0]}`,
      `"${name}" in line ${line} of the bank’s fixed-width file is not in its format. ${ASK_AGAIN[1]}`,
    ];
  },
  BANK_LINES_UNREAD: (detail) => {
    const [row = '?', name = '?'] = parts(detail);
    return [
      `文件带校验和，但第${row}行“${name}”无法读取，不能校验。${ASK_AGAIN[0]}`,
      `The file has a hash total that cannot be checked, because "${name}" in row ${row} cannot be read. ${ASK_AGAIN[1]}`,
    ];
  },
  BANK_HASH_TOTAL: (detail) => {
    const [stated = '?', computed = '?', lines = '?', count = ''] = parts(detail);
    return [
      `校验和不符：文件首部为${stated}，按${lines}行明细计算为${computed}${count && `（首部笔数${count}）`}。明细可能缺行、重行、移位或被改动。${ASK_AGAIN[0]}`,
      `The hash total at the head is ${stated}, that of the ${lines} lines is ${computed}${count && ` (the head says ${count} lines)`}. Lines may be missing, doubled, moved or altered. ${ASK_AGAIN[1]}`,
    ];
  },
  BANK_ORDER_NOT_RESULT: () => [
    '这是送银行的文件（送盘），不是银行的回盘。请导入银行返回的结果文件。',
    'This is a file to the bank and not its answer. Import the result file that the bank gave back.',
  ],
  BANK_FORM_UNKNOWN: (detail) => {
    const [zh = '', en = ''] = detail.split('\n');
    return [
      `文本没有分列，也不是已知的银行格式。已试过：${zh}。请核对文件，或请银行改用其中一种格式；新的银行格式须先在程序中增加。`,
      `The text has no columns and is in no bank’s form that is known. Tried: ${en}. Check the file, or ask the bank for one of these forms; a new one has to be added to the program first.`,
    ];
  },
} satisfies Record<string, Words>;
