import type { AnyLedgerEvent } from '@ledger/ledger';
import { fen, yuanText } from '@ledger/kernel';
import { changeWords as changes, groundWords as grounds } from '../decisions/words';
import { custodyActSentences } from '../custody/sentences';
import { householdActSentences } from '../decisions/sentences';
import { overpaymentSentences } from '../overpayments/sentences';
import { kindWords } from '../batches/kind-words';

type Sentence = { readonly zh: string; readonly en: string };
type Sentences = {
  readonly [T in AnyLedgerEvent['type']]: (
    data: Extract<AnyLedgerEvent, { type: T }>['data'],
  ) => Sentence;
};

const yuan = (amount: number) => yuanText(fen(amount));
const sources = {
  HEALTH: ['卫健', 'the health bureau'],
  POLICE: ['公安', 'the police'],
  CREMATION: ['民政火化', 'the funeral parlour'],
  VILLAGE: ['村上报', 'the village'],
  OTHER: ['其他来源', 'another source'],
} as const;
const standings = {
  ACTIVE: ['有效', 'in force'],
  OFFICIAL_LEFT: ['备案人离任', 'official left'],
  RELATIVE_LEFT: ['对象退出', 'relative left'],
  OTHER: ['其他', 'other'],
} as const;
const dateWords = (date: { precision: string; on?: string; month?: string }) =>
  date.on ?? date.month ?? '日期不详 (date unknown)';
const moved =
  (zh: string, en: string) => (d: { amountFen: number; document: string; businessOn: string }) => ({
    zh: `${zh} ${yuan(d.amountFen)} 元（${d.document}，${d.businessOn}）`,
    en: `${en} ${yuan(d.amountFen)} yuan (${d.document}, ${d.businessOn})`,
  });
const plain = (zh: string, en: string) => () => ({ zh, en });

const verdicts = {
  TRUE: ['属实', 'true'],
  FALSE: ['不属实', 'untrue'],
  UNDETERMINED: ['无法认定', 'undetermined'],
} as const;

/** Every event in one sentence, in both languages: the compiler counts them. */
const sentences: Sentences = {
  ...householdActSentences,
  ...custodyActSentences,
  FileReceived: plain('收到文件', 'A file was received'),
  RowRejected: plain('一行被退回', 'A row was sent back'),
  FileImported: plain('文件导入完成', 'The file was taken in'),
  FileWithdrawn: plain('文件已撤回', 'The file was withdrawn'),
  FileReplaced: plain('文件已替换', 'The file was replaced'),
  SealKeyRotated: plain('封印密钥已更换', 'The key that seals the log was changed'),
  PolicyPublished: ({ question, fromMonth, document }) => ({
    zh: `政策发布：${question}，自 ${fromMonth} 起（${document}）`,
    en: `Policy published: ${question} from ${fromMonth} on (${document})`,
  }),
  PolicyClosed: ({ question, fromMonth, untilMonth, document }) => ({
    zh: `政策终止：${question}（自 ${fromMonth} 起的一项）至 ${untilMonth} 前止（${document}）`,
    en: `Policy closed: ${question} as set from ${fromMonth} on ends before ${untilMonth} (${document})`,
  }),
  FundsRaised: moved('筹集', 'Raised'),
  FundsAllocated: moved('分配', 'Allocated'),
  FundsAppropriated: moved('拨付', 'Appropriated'),
  FundsUseReported: moved('使用', 'Used'),
  FundsReturnedToTreasury: moved('缴回国库', 'Paid back to the treasury'),
  FundsCarriedOver: moved('结转下年', 'Carried over to the next year'),
  FundEntryReversed: (d) => ({
    zh: `${d.reversedOn} 冲正 ${d.document}：${yuan(d.amountFen)} 元`,
    en: `${d.document} reversed on ${d.reversedOn}: ${yuan(d.amountFen)} yuan`,
  }),
  FundsCommitted: (d) => ({
    zh: `${d.committedOn} 为批次 ${d.batch}（${d.benefitMonth}）占用资金 ${yuan(d.amountFen)} 元：${d.outOf.map(({ document }) => document).join('、')}`,
    en: `${yuan(d.amountFen)} yuan set aside for batch ${d.batch} (${d.benefitMonth}) on ${d.committedOn}, out of ${d.outOf.map(({ document }) => document).join(', ')}`,
  }),
  FundsCommitmentReleased: (d) => ({
    zh: `${d.releasedOn} 释放批次 ${d.batch} 占用的资金 ${yuan(d.amountFen)} 元`,
    en: `${yuan(d.amountFen)} yuan set aside for batch ${d.batch} released on ${d.releasedOn}`,
  }),
  OffsetCommitted: (d) => ({
    zh: `${d.committedOn} 为抵扣 ${d.benefitMonth} 多发款占用 ${d.againstMonth} 应发款 ${yuan(d.amountFen)} 元（${d.voucher}）`,
    en: `${yuan(d.amountFen)} yuan of ${d.againstMonth} spoken for on ${d.committedOn}, for what was overpaid for ${d.benefitMonth} (${d.voucher})`,
  }),
  OffsetCommitmentReleased: (d) => ({
    zh: `${d.releasedOn} 释放为抵扣 ${d.benefitMonth} 占用的 ${d.againstMonth} 应发款 ${yuan(d.amountFen)} 元（${d.voucher}）`,
    en: `${yuan(d.amountFen)} yuan of ${d.againstMonth} released on ${d.releasedOn}: no longer offset for ${d.benefitMonth} (${d.voucher})`,
  }),
  FundsArrived: (d) => ({
    zh: `${d.document} 于 ${d.arrivedOn} 到账`,
    en: `${d.document} arrived on ${d.arrivedOn}`,
  }),
  HouseholdStated: (d) => ({
    zh: `档案登记：${d.householdSize} 人，保障 ${d.coveredCount} 人，自 ${d.startMonth} 起，月 ${yuan(d.monthlyAmountFen)} 元`,
    en: `Archive: ${d.householdSize} persons, ${d.coveredCount} covered, from ${d.startMonth}, ${yuan(d.monthlyAmountFen)} yuan a month`,
  }),
  MemberStated: (d) => ({
    zh: `档案成员：${d.covered ? '保障对象' : '非保障对象'}${d.head ? '（户主）' : ''}，月收入 ${yuan(d.monthlyIncomeFen)} 元`,
    en: `Member in the archive: ${d.covered ? 'covered' : 'not covered'}${d.head ? ' (head)' : ''}, income ${yuan(d.monthlyIncomeFen)} yuan a month`,
  }),
  EntitlementSet: (d) => ({
    zh: `${d.decidedOn} 核定待遇，自 ${d.fromMonth} 起：${yuan(d.previousAmountFen)} → ${yuan(d.newAmountFen)} 元`,
    en: `Entitlement set on ${d.decidedOn} from ${d.fromMonth} on: ${yuan(d.previousAmountFen)} → ${yuan(d.newAmountFen)} yuan`,
  }),
  StopDecisionStated: (d) => ({
    zh: `${d.decidedOn} 决定${changes[d.change][0]}，原因 ${grounds[d.ground][0]}，自 ${d.effectiveMonth} 起，${yuan(d.previousAmountFen)} → ${yuan(d.newAmountFen)} 元`,
    en: `Decision of ${d.decidedOn} to ${changes[d.change][1]} (${grounds[d.ground][1]}) from ${d.effectiveMonth}, ${yuan(d.previousAmountFen)} → ${yuan(d.newAmountFen)} yuan`,
  }),
  DeathClaimed: (d) => ({
    zh: `${sources[d.source][0]} 报告死亡：${dateWords(d.death)}`,
    en: `${sources[d.source][1]} reports a death: ${dateWords(d.death)}`,
  }),
  DeathClaimRevised: (d) => ({
    zh: `${sources[d.source][0]} 更正死亡日期为 ${dateWords(d.death)}`,
    en: `${sources[d.source][1]} moves the date of death to ${dateWords(d.death)}`,
  }),
  DeathClaimWithdrawn: (d) => ({
    zh: `${sources[d.source][0]} 撤回死亡报告`,
    en: `${sources[d.source][1]} takes back its report of a death`,
  }),
  SpecialHardshipStated: (d) => ({
    zh: `特困名册：自 ${d.startMonth} 起${d.endedOn ? `，${d.endedOn} 终止` : ''}`,
    en: `Special-hardship roster: from ${d.startMonth}${d.endedOn ? `, ended ${d.endedOn}` : ''}`,
  }),
  PaymentInstructed: (d) => ({
    zh: `花名册 ${d.ref}：${d.benefitMonth} ${kindWords[d.kind].zh} ${yuan(d.totalFen)} 元`,
    en: `Roster ${d.ref}: ${kindWords[d.kind].en} for ${d.benefitMonth}, ${yuan(d.totalFen)} yuan`,
  }),
  BankLineReported: (d) =>
    d.status === 'CREDITED'
      ? {
          zh: `银行回盘 ${d.ref}：成功 ${yuan(d.amountFen)} 元，${d.creditedOn ?? ''} 入账`,
          en: `Bank result ${d.ref}: ${yuan(d.amountFen)} yuan credited on ${d.creditedOn ?? ''}`,
        }
      : {
          zh: `银行回盘 ${d.ref}：${d.status === 'FAILED' ? '失败' : '退票'} ${d.failureCode ?? ''}`,
          en: `Bank result ${d.ref}: ${d.status === 'FAILED' ? 'failed' : 'returned'} ${d.failureCode ?? ''}`,
        },
  BankResultStated: (d) => ({
    zh: `收到银行回盘${d.batch ? `（批次 ${d.batch}）` : ''}：${d.lines} 笔，合计 ${yuan(d.sumFen)} 元`,
    en: `A bank result came${d.batch ? ` (batch ${d.batch})` : ''}: ${d.lines} lines, ${yuan(d.sumFen)} yuan`,
  }),
  RefundRecorded: (d) => ({
    zh: `退票缴回 ${d.ref}：${yuan(d.amountFen)} 元（${d.registeredOn}）`,
    en: `Returned item ${d.ref} refunded: ${yuan(d.amountFen)} yuan (${d.registeredOn})`,
  }),
  SupplementOrdered: (d) => ({
    zh: `${d.orderedOn} 决定发放 ${d.benefitMonth} ${kindWords[d.kind].zh}（${d.document}）：每${d.per === 'HOUSEHOLD' ? '户' : '保障对象'} ${yuan(d.amountFen)} 元`,
    en: `${kindWords[d.kind].en} ordered on ${d.orderedOn} for ${d.benefitMonth} (${d.document}): ${yuan(d.amountFen)} yuan for each ${d.per === 'HOUSEHOLD' ? 'household' : 'covered member'}`,
  }),
  SupplementOrderReversed: (d) => ({
    zh: `${d.reversedOn} 冲正 ${d.benefitMonth} 第 ${d.order} 号补助决定`,
    en: `Order ${d.order} of supplements for ${d.benefitMonth} reversed on ${d.reversedOn}`,
  }),
  RefundReversed: (d) => ({
    zh: `${d.reversedOn} 冲正退票缴回 ${d.ref}（凭证 ${d.voucher}）`,
    en: `The refund of ${d.ref} (voucher ${d.voucher}) was reversed on ${d.reversedOn}`,
  }),
  BatchStated: (d) => ({
    zh: `批次 ${d.batch}：${d.frozenOn} 冻结，${d.sentToBankOn} 送银行`,
    en: `Batch ${d.batch}: frozen ${d.frozenOn}, sent to the bank ${d.sentToBankOn}`,
  }),
  BatchOpened: (d) => ({
    zh: `新建批次 ${d.batch}（所属月份 ${d.benefitMonth}）`,
    en: `Batch ${d.batch} for ${d.benefitMonth} was opened`,
  }),
  BatchRosterTaken: (d) => ({
    zh: `批次 ${d.batch} 采用花名册：${d.count} 笔，${yuan(d.sumFen)} 元`,
    en: `Batch ${d.batch} drafted from a roster: ${d.count} items, ${yuan(d.sumFen)} yuan`,
  }),
  BatchLineEdited: (d) => ({
    zh: `批次 ${d.batch} 修改 ${d.household} ${d.benefitMonth} ${kindWords[d.kind].zh}：应发 ${yuan(d.dueFen)} 元，改发 ${yuan(d.baseAmountFen + d.supplementFen + d.otherFen)} 元`,
    en: `Batch ${d.batch}: ${d.household} ${d.benefitMonth} ${kindWords[d.kind].en} edited from ${yuan(d.dueFen)} to ${yuan(d.baseAmountFen + d.supplementFen + d.otherFen)} yuan`,
  }),
  BatchListFixed: (d) => ({
    zh: `批次 ${d.batch} 名单固定：${d.count} 笔，${yuan(d.sumFen)} 元`,
    en: `The list of batch ${d.batch} was fixed: ${d.count} items, ${yuan(d.sumFen)} yuan`,
  }),
  BatchFrozen: (d) => ({
    zh: `批次 ${d.batch} 于 ${d.frozenOn} 冻结：${d.count} 笔，${yuan(d.sumFen)} 元`,
    en: `Batch ${d.batch} was frozen on ${d.frozenOn}: ${d.count} items, ${yuan(d.sumFen)} yuan`,
  }),
  BatchScreened: (d) => ({
    zh: `批次 ${d.batch} 于 ${d.screenedOn} 筛查：阻断 ${d.blocking} 条，提示 ${d.warning} 条`,
    en: `Batch ${d.batch} was screened on ${d.screenedOn}: ${d.blocking} blocking, ${d.warning} warning`,
  }),
  BatchSubmitted: (d) => ({
    zh: `批次 ${d.batch} 提交审批，须 ${d.approversNeeded} 人${d.override ? '，筛查疑点由审批人具名放行' : ''}`,
    en: `Batch ${d.batch} was submitted for ${d.approversNeeded} approvals${d.override ? ', what blocks overridden by name' : ''}`,
  }),
  BatchApproved: (d) => ({
    zh: `批次 ${d.batch} 于 ${d.approvedOn} 审批通过（${d.approvals}/${d.approversNeeded}）`,
    en: `Batch ${d.batch} was approved on ${d.approvedOn} (${d.approvals} of ${d.approversNeeded})`,
  }),
  BatchRejected: (d) => ({ zh: `批次 ${d.batch} 退回`, en: `Batch ${d.batch} was rejected` }),
  BatchSentToBank: (d) => ({
    zh: `批次 ${d.batch} 于 ${d.sentToBankOn} 送银行：${d.count} 笔，${yuan(d.sumFen)} 元`,
    en: `Batch ${d.batch} was sent to the bank on ${d.sentToBankOn}: ${d.count} items, ${yuan(d.sumFen)} yuan`,
  }),
  BatchReconciled: (d) => ({
    zh: `批次 ${d.batch} 于 ${d.reconciledOn} 对账：入账 ${d.creditedCount} 笔，退票 ${d.returnedCount} 笔`,
    en: `Batch ${d.batch} was reconciled on ${d.reconciledOn}: ${d.creditedCount} credited, ${d.returnedCount} returned`,
  }),
  BatchClosed: (d) => ({
    zh: `批次 ${d.batch} 于 ${d.closedOn} 办结`,
    en: `Batch ${d.batch} was closed on ${d.closedOn}`,
  }),
  PaymentReissued: (d) => ({
    zh: `退票 ${d.ref} 由 ${d.reissuedAs} 重发`,
    en: `Returned item ${d.ref} is sent again as ${d.reissuedAs}`,
  }),
  PaymentReversed: (d) => ({
    zh: `${d.ref} 冲正：批次 ${d.batch} 退回，未送银行`,
    en: `${d.ref} reversed: batch ${d.batch} was rejected and never sent`,
  }),
  RecoveryStated: (d) => ({
    zh: `${d.kind === 'RECOVERED' ? '多发追回' : '核销'} ${d.benefitMonth}：${yuan(d.amountFen)} 元（${d.registeredOn}）`,
    en: `${d.kind === 'RECOVERED' ? 'Recovered' : 'Written off'} for ${d.benefitMonth}: ${yuan(d.amountFen)} yuan (${d.registeredOn})`,
  }),
  ...overpaymentSentences,
  MonthClosed: (d) => ({
    zh: `${d.closedOn} 月结 ${d.month}：${d.certificate.rows.length} 行，证书 ${d.certificate.digest.slice(0, 12)}${d.override ? '，有未了事项由确认人具名放行' : ''}`,
    en: `${d.month} was closed on ${d.closedOn}: ${d.certificate.rows.length} rows, certificate ${d.certificate.digest.slice(0, 12)}${d.override ? ', with open items overridden by name' : ''}`,
  }),
  PayoutAccountChangeStated: (d) => ({
    zh: `账户变更${d.changedOn ? `（${d.changedOn}）` : ''}，${d.reviewed ? '有复核人' : '无复核人'}`,
    en: `Account changed${d.changedOn ? ` on ${d.changedOn}` : ''}, ${d.reviewed ? 'checked by a second person' : 'no second person named'}`,
  }),
  NearRelativeFilingStated: (d) => ({
    zh: `近亲属备案：${standings[d.standing][0]}${d.filedOn ? `，${d.filedOn} 备案` : ''}`,
    en: `Near-relative filing: ${standings[d.standing][1]}${d.filedOn ? `, filed on ${d.filedOn}` : ''}`,
  }),
  OfficeHoldingStated: (d) => ({
    zh: `${d.handles ? '经办人员' : '村干部'}任职：${d.termFrom ?? '不详'} 至 ${d.termUntil ?? '今'}，列明近亲属 ${d.relatives.length} 人`,
    en: `${d.handles ? 'Handler' : 'Cadre'} in office from ${d.termFrom ?? 'an unknown day'} until ${d.termUntil ?? 'now'}, ${d.relatives.length} near relatives named`,
  }),
  FindingAssigned: (d) => ({
    zh: `${d.assignedOn} 疑点交办给 ${d.assignedTo}`,
    en: `The finding was assigned to ${d.assignedTo} on ${d.assignedOn}`,
  }),
  FindingVerified: (d) => ({
    zh: `${d.verifiedOn} 疑点核实：${verdicts[d.verdict][0]}`,
    en: `The finding was verified on ${d.verifiedOn}: ${verdicts[d.verdict][1]}`,
  }),
  FindingPassedOn: (d) => ({
    zh: `${d.passedOnOn} 疑点移交纪工委`,
    en: `The finding was passed on to the committee on ${d.passedOnOn}`,
  }),
  FindingClosed: (d) => ({
    zh: `${d.closedOn} 疑点了结`,
    en: `The finding was closed on ${d.closedOn}`,
  }),
  FindingReopened: (d) => ({
    zh: `${d.reopenedOn} 疑点重新核查`,
    en: `The finding was reopened on ${d.reopenedOn}`,
  }),
  FindingSuppressed: (d) => ({
    zh: `疑点暂不提示，至 ${d.suppressedUntil} 前（${d.approvedBy} 同意）`,
    en: `The finding is left alone until ${d.suppressedUntil} (approved by ${d.approvedBy})`,
  }),
  IdentityMatchConfirmed: (d) => ({
    zh: `${d.decidedOn} 认定名单所列与档案成员为同一人`,
    en: `Whom a list names and a member of the roll were found to be one person on ${d.decidedOn}`,
  }),
  IdentityMatchRefused: (d) => ({
    zh: `${d.decidedOn} 认定名单所列与档案成员不是同一人`,
    en: `Whom a list names and a member of the roll were found to be two persons on ${d.decidedOn}`,
  }),
  IdentityMatchUndone: (d) => ({
    zh: `${d.decidedOn} 撤销对是否同一人的认定`,
    en: `What had been said of two entries being one person was undone on ${d.decidedOn}`,
  }),
  CustodyLedgerStated: (d) => ({
    zh: `收到截至 ${d.asOf} 的卡折代管台账`,
    en: `The ledger of custody as of ${d.asOf} came`,
  }),
  CustodyEntryStated: (d) => ({
    zh: `代管台账 ${d.entry}（截至 ${d.asOf}）：${d.endedOn ? `${d.endedOn} 终止` : '代管中'}，${d.hasAgreement ? '有协议' : '无协议'}，${d.hasCountyFiling ? '有县级备案' : '无县级备案'}`,
    en: `Custody entry ${d.entry} as of ${d.asOf}: ${d.endedOn ? `ended on ${d.endedOn}` : 'kept'}, ${d.hasAgreement ? 'with' : 'without'} an agreement, ${d.hasCountyFiling ? 'with' : 'without'} a county filing`,
  }),
};

export const sentenceOf = (event: AnyLedgerEvent): Sentence =>
  (sentences[event.type] as (data: AnyLedgerEvent['data']) => Sentence)(event.data);

/** The day on which an event was true; undefined when it names none. */
export const happenedOn = ({ type, data }: AnyLedgerEvent): string | undefined => {
  switch (type) {
    case 'FundsRaised':
    case 'FundsAllocated':
    case 'FundsAppropriated':
    case 'FundsUseReported':
    case 'FundsReturnedToTreasury':
    case 'FundsCarriedOver':
      return data.businessOn;
    case 'FundsArrived':
      return data.arrivedOn;
    case 'HouseholdStated':
      return `${data.startMonth}-01`;
    case 'StopDecisionStated':
    case 'EntitlementSet':
    case 'PaymentStopped':
    case 'PaymentReduced':
    case 'PaymentIncreased':
    case 'PaymentResumed':
      return data.decidedOn;
    case 'DeathClaimed':
    case 'DeathClaimRevised':
      return data.death.precision === 'DAY'
        ? data.death.on
        : data.death.precision === 'MONTH'
          ? `${data.death.month}-01`
          : undefined;
    case 'DeathClaimWithdrawn':
      return data.correctedOn;
    case 'SpecialHardshipStated':
      return `${data.startMonth}-01`;
    case 'PaymentInstructed':
      return `${data.benefitMonth}-01`;
    case 'BankLineReported':
      return data.creditedOn;
    case 'SupplementOrdered':
      return data.orderedOn;
    case 'RefundRecorded':
    case 'RecoveryStated':
      return data.registeredOn;
    case 'OverpaymentEstablished':
      return data.establishedOn;
    case 'RecoveryDemanded':
      return data.demandedOn;
    case 'RecoveryReceived':
      return data.receivedOn;
    case 'RecoveryOffset':
      return data.decidedOn;
    case 'OverpaymentWrittenOff':
      return data.writtenOffOn;
    case 'RecoveryEntryReversed':
      return data.reversedOn;
    case 'OverpaymentClosed':
    case 'MonthClosed':
      return data.closedOn;
    case 'BatchStated':
    case 'BatchSentToBank':
      return data.sentToBankOn;
    case 'PaymentReversed':
    case 'RefundReversed':
    case 'SupplementOrderReversed':
      return data.reversedOn;
    case 'PayoutAccountChangeStated':
    case 'PayoutAccountChanged':
      return data.changedOn;
    case 'NearRelativeFilingStated':
    case 'NearRelativeFiled':
      return data.filedOn;
    case 'NearRelativeVisited':
      return data.visitedOn;
    case 'OfficeHoldingStated':
      return data.termFrom;
    case 'ProxyHolderAppointed':
      return data.appointedOn;
    case 'ProxyAgreementSigned':
      return data.signedOn;
    case 'ProxyFiled':
      return data.filedOn;
    case 'ProxyHolderChanged':
      return data.changedOn;
    case 'ProxyReviewed':
      return data.reviewedOn;
    case 'ProxyHolderEnded':
      return data.endedOn;
    case 'CustodyLedgerStated':
    case 'CustodyEntryStated':
      return data.asOf;
    default:
      return undefined;
  }
};
