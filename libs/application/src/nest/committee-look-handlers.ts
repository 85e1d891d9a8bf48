import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { batchSeen } from '../committee/batch-seen';
import { exportBundle } from '../committee/bundle';
import { batchLookOf, personalDataIn, replayOf, searchOf } from '../committee/looked';
import { search } from '../committee/search';
import type { LedgerApplication } from '../open-application';
import { moments } from '../questions/moments';
import { needsOf } from './batch-queries';
import { AskBatchSeen, AskMoments, ExportBundle, SearchLedger } from './committee-messages';
import { LEDGER } from './ledger-token';

@QueryHandler(AskMoments)
export class AskMomentsHandler implements IQueryHandler<AskMoments> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskMoments) {
    const { parts, policies } = this.ledger;
    const answer = await moments({ ...parts, policies }, q);
    if (answer) await parts.committee.access.record(q.asker, replayOf(q), ...personalDataIn(q));
    return answer;
  }
}

@QueryHandler(AskBatchSeen)
export class AskBatchSeenHandler implements IQueryHandler<AskBatchSeen> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskBatchSeen) {
    const answer = await batchSeen(needsOf(this.ledger), q);
    if (answer) await this.ledger.parts.committee.access.record(q.asker, batchLookOf(q.batch));
    return answer;
  }
}

@CommandHandler(ExportBundle)
export class ExportBundleHandler implements ICommandHandler<ExportBundle> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: ExportBundle) {
    return exportBundle({ ...this.ledger.parts, policies: this.ledger.policies }, c);
  }
}

@CommandHandler(SearchLedger)
export class SearchLedgerHandler implements ICommandHandler<SearchLedger> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: SearchLedger) {
    const { parts } = this.ledger;
    const answer = await search(parts, c);
    await parts.committee.access.record(c.asker, searchOf(answer));
    return answer;
  }
}

export const committeeLookHandlers = [
  AskBatchSeenHandler,
  AskMomentsHandler,
  ExportBundleHandler,
  SearchLedgerHandler,
];
