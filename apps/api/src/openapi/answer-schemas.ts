import { absenceSchemas } from './absence-schemas';
import { accountSchemas } from './account-schemas';
import { batchSchemas } from './batch-schemas';
import { evidenceSchemas } from './evidence-schemas';
import { delaySchemas } from './delay-schemas';
import { findingSchemas } from './finding-schemas';
import { fundSchemas } from './fund-schemas';
import { importSchemas } from './import-schemas';
import { moneySchemas } from './money-schemas';
import { policySchemas } from './policy-schemas';
import { replaySchemas } from './replay-schemas';
import { sealSchemas } from './seal-schemas';
import { worklistSchemas } from './worklist-schemas';

/** Every shape this API answers with, by the name the OpenAPI document gives it. */
export const answerSchemas = {
  ...absenceSchemas,
  ...accountSchemas,
  ...batchSchemas,
  ...evidenceSchemas,
  ...delaySchemas,
  ...findingSchemas,
  ...fundSchemas,
  ...importSchemas,
  ...moneySchemas,
  ...policySchemas,
  ...replaySchemas,
  ...sealSchemas,
  ...worklistSchemas,
};

export type AnswerSchemaName = keyof typeof answerSchemas;
