import { inPost } from '../../custody/offices';
import { custodyFinding, type CustodyRule, knownDays } from '../rule';

/**
 * R12. A village cadre or handler in post on the day of the ledger keeps a card without a written
 * agreement or without a filing with the county. Matched by ID number; what the ledger itself says
 * of its keeper is not trusted. Source: 民发〔2021〕57号 chapter 4 (recalled, not verified).
 */
export const cadreProxyPaperMissing: CustodyRule = {
  code: 'R12',
  name: 'cadre-proxy-paper-missing',
  version: 1,
  severity: 'HIGH',
  title: { zh: '干部代管手续不全', en: 'Cadre keeps a card, paper missing' },
  sentence: {
    zh: '在任村干部或经办人员代管卡折，缺少代管协议或县级备案。',
    en: 'A cadre or handler in post keeps a card without an agreement or without a county filing.',
  },
  lawful: {
    zh: '先核对：协议、备案是否已办而台账漏登；任期是否已满；是否同名而证件号录错。',
    en: 'Check first: paper that exists and was not entered; a term that is over; a namesake whose number was mistyped.',
  },
  assess: (card) => {
    const { entry, offices } = card;
    const missing = [
      ...(entry.hasAgreement ? [] : ['AGREEMENT']),
      ...(entry.hasCountyFiling ? [] : ['COUNTY_FILING']),
    ];
    const office = offices.find((one) => inPost(one, entry.asOf));
    if (!office || missing.length === 0) return [];
    return [
      custodyFinding(card, {
        rule: 'R12',
        days: knownDays({
          asOf: entry.asOf,
          missing: missing.join(','),
          termFrom: office.termFrom,
          termUntil: office.termUntil,
        }),
      }),
    ];
  },
};
