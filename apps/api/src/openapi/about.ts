/** What holds for every route, in both languages; it stands at the head of the document. */
export const ABOUT = `金额一律为分；日期为北京时间。Money is in fen; days are those of Asia/Shanghai. \
A finding (疑点) is a match, never a verdict.

**问题 Problems** — \`application/problem+json\` (RFC 9457)，含 \`code\`、\`zh\`、\`en\`；\`title\` 随 \`Accept-Language\`。\
Each has a code and both languages; the title follows Accept-Language.`;
