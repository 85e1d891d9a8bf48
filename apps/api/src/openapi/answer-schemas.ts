import { absenceSchemas } from './absence-schemas';
import { accountSchemas } from './account-schemas';
import { bankSchemas } from './bank-schemas';
import { batchSchemas } from './batch-schemas';
import { custodyActSchemas } from './custody-act-schemas';
import { decisionSchemas } from './decision-schemas';
import { evidenceSchemas } from './evidence-schemas';
import { delaySchemas } from './delay-schemas';
import { divisionSchemas } from './division-schemas';
import { exchangeSchemas } from './exchange-schemas';
import { findingSchemas } from './finding-schemas';
import { fundSchemas } from './fund-schemas';
import { supplementSchemas } from './supplement-schemas';
import { importSchemas } from './import-schemas';
import { monthSchemas } from './month-schemas';
import { moneySchemas } from './money-schemas';
import { overpaymentSchemas } from './overpayment-schemas';
import { policySchemas } from './policy-schemas';
import { replaySchemas } from './replay-schemas';
import { sealSchemas } from './seal-schemas';
import { relationSchemas } from './relation-schemas';
import { worklistSchemas } from './worklist-schemas';

/** Every shape this API answers with, by the name the OpenAPI document gives it. */
export const answerSchemas = {
  ...absenceSchemas,
  ...accountSchemas,
  ...bankSchemas,
  ...batchSchemas,
  ...custodyActSchemas,
  ...decisionSchemas,
  ...evidenceSchemas,
  ...delaySchemas,
  ...divisionSchemas,
  ...exchangeSchemas,
  ...findingSchemas,
  ...fundSchemas,
  ...supplementSchemas,
  ...importSchemas,
  ...moneySchemas,
  ...overpaymentSchemas,
  ...monthSchemas,
  ...policySchemas,
  ...replaySchemas,
  ...sealSchemas,
  ...relationSchemas,
  ...worklistSchemas,
};

export type AnswerSchemaName = keyof typeof answerSchemas;
