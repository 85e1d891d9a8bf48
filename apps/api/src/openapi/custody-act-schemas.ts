import {
  custodyWarningWords,
  type CustodyActAnswer,
  type CustodyCheckAnswer,
  type CustodyDueAnswer,
  type CustodyDueRow,
} from '@ledger/application';
import { count, day, flag, listOf, mapOf, oneOf, orNull, shapeOf, text } from './schema';

type Warning = CustodyCheckAnswer['warnings'][number];

const whats = Object.keys({
  AGREEMENT_MISSING: true,
  STREET_FILING_MISSING: true,
  COUNTY_FILING_MISSING: true,
  AGREEMENT_ENDS: true,
  REVIEW_DUE: true,
} satisfies Record<CustodyDueRow['what'], true>);

export const custodyActSchemas = {
  CustodyAct: shapeOf<CustodyActAnswer>({
    householdNo: text,
    entry: text,
    division: text,
    status: oneOf('held', 'ended'),
    since: day,
    hasAgreement: flag,
    hasStreetFiling: flag,
    hasCountyFiling: flag,
    validUntil: orNull(day),
    reviewedOn: orNull(day),
    endedOn: orNull(day),
  }),
  CustodyCheck: shapeOf<CustodyCheckAnswer>({
    householdNo: text,
    warnings: listOf(
      shapeOf<Warning>({
        code: oneOf(...Object.keys(custodyWarningWords)),
        details: mapOf({ oneOf: [text, count] }),
        personName: orNull(text),
        zh: text,
        en: text,
        lawful: shapeOf<Warning['lawful']>({ zh: text, en: text }),
      }),
    ),
  }),
  CustodyDue: shapeOf<CustodyDueAnswer>({
    knowledgeDate: day,
    withinDays: count,
    rows: listOf(
      shapeOf<CustodyDueRow>({
        what: oneOf(...whats),
        householdNo: text,
        village: orNull(text),
        entry: text,
        beneficiaryName: orNull(text),
        proxyHolderName: orNull(text),
        dueOn: orNull(day),
        daysLeft: orNull(count),
      }),
    ),
  }),
};
