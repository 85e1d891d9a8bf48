import { intervalOf } from '@ledger/kernel';
import type { CardHeld } from '../../custody/card-held';
import { custodyFinding, type CustodyRule, knownDays } from '../rule';

/** The death of the beneficiary as far as some report gives a date; undated ones say nothing. */
const datedDeath = ({ death }: CardHeld) =>
  death.reports.some(({ date }) => intervalOf(date) !== undefined) ? death.interval : undefined;

/**
 * R14. An entry is open on the day of the ledger although its validity was over, or its beneficiary
 * had died, before that day. No days of grace.
 */
export const custodyOpenTooLong: CustodyRule = {
  code: 'R14',
  name: 'custody-open-too-long',
  version: 1,
  severity: 'MEDIUM',
  title: { zh: '代管逾期未终止', en: 'Custody still open' },
  sentence: {
    zh: '代管协议已到期或代管对象已死亡，台账仍登记为代管中。',
    en: 'The agreement has run out, or the beneficiary has died, and the ledger still says the card is kept.',
  },
  lawful: {
    zh: '先核对：续签手续是否已办未登；死亡信息是否有误；卡折是否已交接而台账未更新。',
    en: 'Check first: a renewal not entered yet; a wrong report of death; a card handed back before the ledger was brought up to date.',
  },
  assess: (card) => {
    const { entry } = card;
    const death = datedDeath(card);
    const expired = entry.validUntil !== undefined && entry.validUntil < entry.asOf;
    const died = death !== undefined && death.latest < entry.asOf;
    if (!expired && !died) return [];
    return [
      custodyFinding(card, {
        rule: 'R14',
        severity: died ? 'HIGH' : 'MEDIUM',
        days: knownDays({
          asOf: entry.asOf,
          ...(expired && { validUntil: entry.validUntil }),
          ...(died && { diedEarliest: death.earliest, diedLatest: death.latest }),
        }),
      }),
    ];
  },
};
