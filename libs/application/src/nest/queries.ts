import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { verify } from '@ledger/event-store';
import { ruleWords } from '@ledger/views';
import type { VerifyAnswer } from '../answers';
import type { LedgerApplication } from '../open-application';
import { importedFiles, rejectedOf, rejectedWorkbookOf } from '../questions/files';
import { findings } from '../questions/findings';
import { findingsWorkbook } from '../questions/findings-workbook';
import { balances, delays, totals } from '../questions/money';
import { overview } from '../questions/overview';
import { replay } from '../questions/replay';
import { LEDGER } from './ledger-token';
import {
  AskBackfill,
  AskBalances,
  AskDelays,
  AskFindings,
  AskFindingsWorkbook,
  AskImportProgress,
  AskImports,
  AskOverview,
  AskRejected,
  AskRejectedWorkbook,
  AskReplay,
  AskRules,
  AskTotals,
  AskVerify,
} from './messages';

@QueryHandler(AskFindings)
export class AskFindingsHandler implements IQueryHandler<AskFindings> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskFindings) {
    return findings(this.ledger.parts, q);
  }
}

@QueryHandler(AskDelays)
export class AskDelaysHandler implements IQueryHandler<AskDelays> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskDelays) {
    return delays(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskBalances)
export class AskBalancesHandler implements IQueryHandler<AskBalances> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskBalances) {
    return balances(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskTotals)
export class AskTotalsHandler implements IQueryHandler<AskTotals> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskTotals) {
    return totals(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskOverview)
export class AskOverviewHandler implements IQueryHandler<AskOverview> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskOverview) {
    return overview(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskReplay)
export class AskReplayHandler implements IQueryHandler<AskReplay> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskReplay) {
    return replay({ ...this.ledger.parts, policies: this.ledger.policies }, q);
  }
}

@QueryHandler(AskImports)
export class AskImportsHandler implements IQueryHandler<AskImports> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskImports) {
    return importedFiles(this.ledger.parts, q.scope, q.limit);
  }
}

@QueryHandler(AskRejected)
export class AskRejectedHandler implements IQueryHandler<AskRejected> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskRejected) {
    return rejectedOf(this.ledger.parts, q.scope, q.fileId);
  }
}

@QueryHandler(AskRejectedWorkbook)
export class AskRejectedWorkbookHandler implements IQueryHandler<AskRejectedWorkbook> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskRejectedWorkbook) {
    return rejectedWorkbookOf(this.ledger.parts, q.scope, q.fileId);
  }
}

@QueryHandler(AskImportProgress)
export class AskImportProgressHandler implements IQueryHandler<AskImportProgress> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskImportProgress) {
    return this.ledger.imports.ask(q.importId);
  }
}

@QueryHandler(AskBackfill)
export class AskBackfillHandler implements IQueryHandler<AskBackfill> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute() {
    return this.ledger.backfill.state();
  }
}

@QueryHandler(AskFindingsWorkbook)
export class AskFindingsWorkbookHandler implements IQueryHandler<AskFindingsWorkbook> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskFindingsWorkbook) {
    return findingsWorkbook(await findings(this.ledger.parts, q));
  }
}

@QueryHandler(AskRules)
export class AskRulesHandler implements IQueryHandler<AskRules> {
  execute() {
    return Promise.resolve(
      ruleWords.map(({ code, name, severity, title, sentence, lawful }) => ({
        rule: code,
        name,
        severity,
        title,
        sentence,
        lawful,
      })),
    );
  }
}

@QueryHandler(AskVerify)
export class AskVerifyHandler implements IQueryHandler<AskVerify> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute(): Promise<VerifyAnswer> {
    const { events, firstWrong } = await verify(this.ledger.parts.store);
    return {
      events,
      ok: firstWrong === undefined,
      firstWrong: firstWrong ? { ...firstWrong, revision: String(firstWrong.revision) } : null,
    };
  }
}

export const queryHandlers = [
  AskBackfillHandler,
  AskBalancesHandler,
  AskDelaysHandler,
  AskFindingsHandler,
  AskFindingsWorkbookHandler,
  AskImportProgressHandler,
  AskImportsHandler,
  AskOverviewHandler,
  AskRejectedHandler,
  AskRejectedWorkbookHandler,
  AskReplayHandler,
  AskRulesHandler,
  AskTotalsHandler,
  AskVerifyHandler,
];
