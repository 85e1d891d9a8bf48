import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { LedgerApplication } from '../open-application';
import { bankHandlers } from './bank-handlers';
import { batchHandlers } from './batch-handlers';
import { commandHandlers } from './commands';
import { committeeHandlers } from './committee-handlers';
import { custodyHandlers } from './custody-handlers';
import { decisionHandlers } from './decision-handlers';
import { supplementHandlers } from './supplement-handlers';
import { evidenceHandlers } from './evidence-handlers';
import { fundHandlers } from './fund-handlers';
import { LEDGER } from './ledger-token';
import { monthHandlers } from './month-handlers';
import { overpaymentHandlers } from './overpayment-handlers';
import { paperHandlers } from './paper-handlers';
import { policyHandlers } from './policy-handlers';
import { queryHandlers } from './queries';
import { sealHandlers } from './seal-handlers';
import { worklistHandlers } from './worklist-handlers';

@Module({})
class LedgerModule {}

/** The ledger's commands and queries on Nest's buses. Facts never travel there. */
export const ledgerModule = (ledger: LedgerApplication): DynamicModule => ({
  module: LedgerModule,
  imports: [CqrsModule.forRoot()],
  providers: [
    { provide: LEDGER, useValue: ledger },
    ...commandHandlers,
    ...batchHandlers,
    ...bankHandlers,
    ...queryHandlers,
    ...policyHandlers,
    ...sealHandlers,
    ...committeeHandlers,
    ...evidenceHandlers,
    ...fundHandlers,
    ...decisionHandlers,
    ...supplementHandlers,
    ...custodyHandlers,
    ...overpaymentHandlers,
    ...monthHandlers,
    ...paperHandlers,
    ...worklistHandlers,
  ],
  exports: [CqrsModule, LEDGER],
});
