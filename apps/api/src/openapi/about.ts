/** What holds for every route, in both languages; it stands at the head of the document. */
export const ABOUT = `金额一律为分；日期为北京时间。Money is in fen; days are those of Asia/Shanghai. \
A finding (疑点) is a match, never a verdict.

**问题 Problems** — \`application/problem+json\` (RFC 9457)，含 \`code\`、\`zh\`、\`en\`；\`title\` 随 \`Accept-Language\`。\
Each has a code and both languages; the title follows Accept-Language.

**重复提交 Repeats** — 办理类 POST 可带 \`Idempotency-Key\`：24 小时内以同一键重发同一请求，得到第一次的结果\
（\`Idempotency-Replayed: true\`）；同键异文 422，尚在办理 409。只有办成的才记住；被拒绝的没有改动任何东西，可以原键再试。\
不带键也安全：办理的标识出自业务内容（批次号、文号、所办事项），同一件事不会记两次；文件按内容识别。上传也可带键：文件名和内容都相同才是同一请求。 \
An act by POST takes an Idempotency-Key: within 24 hours the same request under the same key is answered as the first \
time; another request under it is a 422, one still under way a 409. Only what was done is remembered: a refusal changed \
nothing and may be tried again. Without a key acts are safe as well, for what identifies them is their business content \
(batch, document number, what is done): the same thing is never recorded twice. Files are known by their content; an upload takes a key \
too, and is the same request when its files have the same names and content.

**并发 Concurrency** — 单一事件流的资源带 \`ETag\`（修订号加内容摘要）；办理时带 \`If-Match\`，其间有变动则 412，什么也不改。\
A resource that is one stream carries an ETag; an act with If-Match is a 412 when something came in between, also at the \
very moment of writing.

**分页 Pages** — \`limit\`（1–1000）与 \`Link: <…>; rel="next"\` 所给的 \`cursor\`。翻页按键值而非序号，增减不致错行。\
Pages go by the key of an item and not by its number: what is added meanwhile shifts nothing.

**新消息 News** — \`GET /events\` 是 server-sent events；断线后带 \`Last-Event-ID\` 续接，登录失效即结束。\
接收程序（webhook）按 Standard Webhooks 签名（HMAC-SHA256：\`webhook-id\`、\`webhook-timestamp\`、\`webhook-signature\`），\
失败按 5 秒至 10 小时重试 8 次。消息只含编号和区划，不含姓名和金额。 \
GET /events is a stream of server-sent events that resumes at Last-Event-ID and ends with the login. Webhooks are signed \
as Standard Webhooks says and tried eight times. News holds numbers and divisions, neither names nor amounts.`;
