import type { CustodyActEvent } from '@ledger/ledger';

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const levels = { STREET: ['街道', 'the street'], COUNTY: ['县级', 'the county'] } as const;

/** What is done with a card in custody here, in one sentence each. */
export const custodyActSentences: {
  readonly [T in CustodyActEvent['type']]: (
    data: Extract<CustodyActEvent, { type: T }>['data'],
  ) => Sentence;
} = {
  ProxyHolderAppointed: (d) => ({
    zh: `${d.appointedOn} 卡折委托代管（${d.entry}）${d.shown.length > 0 ? `，已确认提示 ${d.shown.length} 项` : ''}`,
    en: `Card given to a keeper on ${d.appointedOn} (${d.entry})${d.shown.length > 0 ? `, ${d.shown.length} warnings taken on` : ''}`,
  }),
  ProxyAgreementSigned: (d) => ({
    zh: `代管 ${d.entry}：${d.signedOn} 签订协议，有效期 ${d.validFrom} 至 ${d.validUntil}`,
    en: `Custody ${d.entry}: agreement signed on ${d.signedOn}, valid from ${d.validFrom} until ${d.validUntil}`,
  }),
  ProxyFiled: (d) => ({
    zh: `代管 ${d.entry}：${d.filedOn} ${levels[d.level][0]}备案`,
    en: `Custody ${d.entry}: filed with ${levels[d.level][1]} on ${d.filedOn}`,
  }),
  ProxyHolderChanged: (d) => ({
    zh: `代管 ${d.entry}：${d.changedOn} 更换代管人${d.shown.length > 0 ? `，已确认提示 ${d.shown.length} 项` : ''}`,
    en: `Custody ${d.entry}: another keeper from ${d.changedOn} on${d.shown.length > 0 ? `, ${d.shown.length} warnings taken on` : ''}`,
  }),
  ProxyReviewed: (d) => ({
    zh: `代管 ${d.entry}：${d.reviewedOn} 核查，${d.outcome === 'IN_ORDER' ? '正常' : '有问题'}`,
    en: `Custody ${d.entry}: reviewed on ${d.reviewedOn}, ${d.outcome === 'IN_ORDER' ? 'in order' : 'with defects'}`,
  }),
  ProxyHolderEnded: (d) => ({
    zh: `代管 ${d.entry}：${d.endedOn} 终止，卡折已交接`,
    en: `Custody ${d.entry}: ended on ${d.endedOn}, the card was handed over`,
  }),
};
