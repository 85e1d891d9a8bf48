import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { LedgerApplication } from '../open-application';
import { batchHandlers } from './batch-handlers';
import { commandHandlers } from './commands';
import { committeeHandlers } from './committee-handlers';
import { evidenceHandlers } from './evidence-handlers';
import { fundHandlers } from './fund-handlers';
import { LEDGER } from './ledger-token';
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
    ...queryHandlers,
    ...policyHandlers,
    ...sealHandlers,
    ...committeeHandlers,
    ...evidenceHandlers,
    ...fundHandlers,
    ...worklistHandlers,
  ],
  exports: [CqrsModule, LEDGER],
});
