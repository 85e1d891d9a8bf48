import { type DynamicModule, Module } from '@nestjs/common';
import { AccessController } from './access.controller';
import { CluesController } from './clues.controller';
import { EvidenceController } from './evidence.controller';
import { CommitteeDocument } from './document';
import { LogController } from './log.controller';
import { LooksController } from './looks.controller';

/**
 * The routes of the discipline committee, in a module of their own: the OpenAPI document that
 * everybody reads leaves the whole module out.
 */
@Module({})
export class CommitteeModule {
  /** `ledger` is the module that the other routes have, for the buses must be the same. */
  static of(ledger: DynamicModule): DynamicModule {
    return {
      module: CommitteeModule,
      imports: [ledger],
      controllers: [
        CluesController,
        EvidenceController,
        AccessController,
        LooksController,
        LogController,
      ],
      providers: [CommitteeDocument],
    };
  }
}
