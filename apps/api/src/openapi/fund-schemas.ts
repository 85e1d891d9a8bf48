import type {
  AccountBalanceAnswer,
  FundActAnswer,
  FundDocumentAnswer,
  FundsAnswer,
  JournalAnswer,
  JournalLineAnswer,
  TrialBalanceAnswer,
} from '@ledger/application';
import { accountWords } from '@ledger/application';
import { day, fen, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

const account = oneOf(...Object.keys(accountWords));

export const fundSchemas = {
  FundDocument: shapeOf<FundDocumentAnswer>({
    stage: oneOf('RAISED', 'ALLOCATED', 'APPROPRIATED', 'USED', 'RETURNED', 'CARRIED_OVER'),
    document: text,
    amountFen: fen,
    businessOn: day,
    division: text,
    programme: text,
    fiscalYear: text,
    source: oneOf('CENTRAL', 'MUNICIPAL', 'DISTRICT', 'OTHER'),
    fromUnit: text,
    toUnit: text,
    relatedDocument: orNull(text),
    relatedStage: orNull(oneOf('RAISED', 'ALLOCATED', 'APPROPRIATED')),
    benefitMonth: orNull(text),
    carriedOverFrom: orNull(text),
    arrivedOn: orNull(day),
    drawnFen: fen,
    leftFen: fen,
    committedFen: fen,
  }),
  FundAct: shapeOf<FundActAnswer>({ document: orNull(named('FundDocument')) }),
  Funds: shapeOf<FundsAnswer>({ knowledgeDate: day, documents: listOf(named('FundDocument')) }),
  Journal: shapeOf<JournalAnswer>({
    month: text,
    lines: listOf(
      shapeOf<JournalLineAnswer>({
        day,
        benefitMonth: orNull(text),
        division: orNull(text),
        village: orNull(text),
        what: text,
        debit: account,
        credit: account,
        amountFen: fen,
      }),
    ),
  }),
  TrialBalance: shapeOf<TrialBalanceAnswer>({
    month: text,
    accounts: listOf(
      shapeOf<AccountBalanceAnswer>({
        account,
        openingFen: fen,
        debitFen: fen,
        creditFen: fen,
        closingFen: fen,
      }),
    ),
    debitFen: fen,
    creditFen: fen,
    differenceFen: fen,
  }),
};
