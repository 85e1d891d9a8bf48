import { wordsIn } from '../words/words-in';

type Names = Readonly<Record<string, string>>;

const zh = {
  kinds: {
    REGULAR: '正常',
    BACKPAY: '补发',
    STANDARD_ADJUSTMENT: '调标补差',
    REISSUE: '重发',
    SUPPLEMENT: '补助',
    PRICE_SUBSIDY: '价格临时补贴',
    FESTIVAL_GRANT: '节日补助',
    ONE_OFF: '一次性补助',
  } as Names,
  failures: {
    ACCOUNT_NOT_FOUND: '账户不存在',
    ACCOUNT_CLOSED: '账户已销户',
    ACCOUNT_DORMANT: '不动户',
    ACCOUNT_FROZEN: '账户冻结',
    BANK_TIMEOUT: '银行超时',
    FORMAT_ERROR: '代发数据格式有误',
    HOLDER_DECEASED: '户主已死亡',
    ID_EXPIRED: '身份证件过期',
    LIMIT_EXCEEDED: '超过账户限额',
    NAME_MISMATCH: '户名不符',
  } as Names,
};

const en: typeof zh = {
  kinds: {
    REGULAR: 'regular',
    BACKPAY: 'back pay',
    STANDARD_ADJUSTMENT: 'standard adjustment',
    REISSUE: 'reissue',
    SUPPLEMENT: 'supplement',
    PRICE_SUBSIDY: 'price subsidy',
    FESTIVAL_GRANT: 'festival grant',
    ONE_OFF: 'one-off grant',
  },
  failures: {
    ACCOUNT_NOT_FOUND: 'no such account',
    ACCOUNT_CLOSED: 'account closed',
    ACCOUNT_DORMANT: 'account dormant',
    ACCOUNT_FROZEN: 'account frozen',
    BANK_TIMEOUT: 'the bank timed out',
    FORMAT_ERROR: 'the line was malformed',
    HOLDER_DECEASED: 'the holder is dead',
    ID_EXPIRED: 'identity card expired',
    LIMIT_EXCEEDED: "over the account's limit",
    NAME_MISMATCH: 'name of the account differs',
  },
};

/** Kinds of payment, and the bank's own codes that are known; another one is shown as it is. */
export const usePaymentWords = wordsIn({ zh, en });
