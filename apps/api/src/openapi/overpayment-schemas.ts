import type {
  OverpaymentAnswer,
  OverpaymentCaseAnswer,
  OverpaymentsAnswer,
  OverpaymentSums,
  RecoveryPlanAnswer,
  RuleSums,
  VillageSums,
  VoucherAnswer,
} from '@ledger/application';
import { count, day, fen, flag, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

type Described<T> = Parameters<typeof shapeOf<T & object>>[0];

const sums: Described<OverpaymentSums> = {
  count,
  overpaidFen: fen,
  recoveredFen: fen,
  offsetFen: fen,
  writtenOffFen: fen,
  outstandingFen: fen,
  dueFen: fen,
  lateFen: fen,
};

const line: Described<OverpaymentAnswer> = {
  overpayment: text,
  householdNo: text,
  headName: orNull(text),
  benefitMonth: text,
  village: orNull(text),
  division: text,
  status: oneOf('found', 'established', 'demanded', 'closed'),
  overpaidFen: fen,
  possibleFen: fen,
  establishedFen: orNull(fen),
  establishedOn: orNull(day),
  differenceFen: orNull(fen),
  recoveredFen: fen,
  offsetFen: fen,
  writtenOffFen: fen,
  outstandingFen: fen,
  rule: orNull(text),
  rules: listOf(text),
  plan: orNull(
    shapeOf<RecoveryPlanAnswer>({
      demandedOn: day,
      amountFen: fen,
      instalments: listOf(
        shapeOf<RecoveryPlanAnswer['instalments'][number]>({ dueOn: day, amountFen: fen }),
      ),
      dueFen: fen,
      lateFen: fen,
      nextDueOn: orNull(day),
    }),
  ),
};

export const overpaymentSchemas = {
  OverpaymentLine: shapeOf<OverpaymentAnswer>(line),
  Overpayments: shapeOf<OverpaymentsAnswer>({
    knowledgeDate: day,
    total: shapeOf<OverpaymentSums>(sums),
    byVillage: listOf(shapeOf<VillageSums>({ village: orNull(text), division: text, ...sums })),
    byRule: listOf(shapeOf<RuleSums>({ rule: orNull(text), ...sums })),
    overpayments: listOf(named('OverpaymentLine')),
  }),
  OverpaymentCase: shapeOf<OverpaymentCaseAnswer>({
    ...line,
    vouchers: listOf(
      shapeOf<VoucherAnswer>({
        voucher: text,
        kind: oneOf('RECEIVED', 'OFFSET', 'WRITTEN_OFF'),
        amountFen: fen,
        againstMonth: orNull(text),
        stated: flag,
      }),
    ),
    steps: listOf(
      shapeOf<OverpaymentCaseAnswer['steps'][number]>({
        knownOn: day,
        event: text,
        zh: text,
        en: text,
      }),
    ),
  }),
};
