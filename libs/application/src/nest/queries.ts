import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { digestsOf } from '@ledger/event-store';
import { exportOf, handedOut, personalDataIn, rejectedRowsIn, replayOf } from '../committee/looked';
import type { LedgerApplication } from '../open-application';
import { absences } from '../questions/absence-register';
import { delayRegisterOn, slowestWaitsOn } from '../questions/delays';
import { divisions } from '../questions/divisions';
import { fileCompared, importedFiles, rejectedOf, rejectedWorkbookOf } from '../questions/files';
import { findings } from '../questions/findings';
import { balances, delays, totals } from '../questions/money';
import { overview } from '../questions/overview';
import { trend } from '../questions/trend';
import { replay } from '../questions/replay';
import { ruleAnswers } from '../questions/rules';
import { verifyLog } from '../seal/verify-log';
import { LEDGER } from './ledger-token';
import {
  AskAbsence,
  AskBackfill,
  AskBalances,
  AskDelayRegister,
  AskDelays,
  AskDivisions,
  AskFindings,
  AskFindingsJson,
  AskImportProgress,
  AskImports,
  AskOverview,
  AskFileComparison,
  AskTrend,
  AskRejected,
  AskRejectedWorkbook,
  AskReplay,
  AskRules,
  AskSlowestWaits,
  AskTotals,
  AskVerify,
} from './messages';

@QueryHandler(AskFindings)
export class AskFindingsHandler implements IQueryHandler<AskFindings> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskFindings) {
    const { parts } = this.ledger;
    return handedOut(parts.committee.access, q, await findings(parts, q));
  }
}

@QueryHandler(AskDelays)
export class AskDelaysHandler implements IQueryHandler<AskDelays> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskDelays) {
    return delays(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskAbsence)
export class AskAbsenceHandler implements IQueryHandler<AskAbsence> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskAbsence) {
    const { parts, policies } = this.ledger;
    const timeline = await policies.timeline(parts.readSide.manager);
    return absences({ ...parts, policies: timeline.on(q.knownOn) }, q);
  }
}

@QueryHandler(AskDelayRegister)
export class AskDelayRegisterHandler implements IQueryHandler<AskDelayRegister> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskDelayRegister) {
    return delayRegisterOn(this.ledger.parts.readSide, q);
  }
}

@QueryHandler(AskSlowestWaits)
export class AskSlowestWaitsHandler implements IQueryHandler<AskSlowestWaits> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskSlowestWaits) {
    return slowestWaitsOn(this.ledger.parts.readSide, q);
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

@QueryHandler(AskTrend)
export class AskTrendHandler implements IQueryHandler<AskTrend> {
  constructor(@Inject(LEDGER) private readonly app: LedgerApplication) {}

  execute({ q }: AskTrend) {
    return trend(this.app.parts.readSide, q);
  }
}

@QueryHandler(AskDivisions)
export class AskDivisionsHandler implements IQueryHandler<AskDivisions> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskDivisions) {
    return divisions(this.ledger.parts.readSide, q);
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

  async execute({ q }: AskReplay) {
    const { parts, policies } = this.ledger;
    const answer = await replay({ ...parts, policies }, q);
    if (answer) await parts.committee.access.record(q.asker, replayOf(q), ...personalDataIn(q));
    return answer;
  }
}

@QueryHandler(AskImports)
export class AskImportsHandler implements IQueryHandler<AskImports> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskImports) {
    return importedFiles(this.ledger.parts, q);
  }
}

@QueryHandler(AskFileComparison)
export class AskFileComparisonHandler implements IQueryHandler<AskFileComparison> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskFileComparison) {
    return fileCompared(this.ledger.parts, q.scope, q.fileId, q.file);
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

  async execute({ q }: AskRejectedWorkbook) {
    const { parts } = this.ledger;
    const bytes = await rejectedWorkbookOf(parts, q.scope, q.fileId);
    if (bytes) {
      const exported = exportOf('rejected-rows-workbook', q, digestsOf(bytes), bytes.length);
      await parts.committee.access.record(q.asker, exported, rejectedRowsIn(q));
    }
    return bytes;
  }
}

@QueryHandler(AskImportProgress)
export class AskImportProgressHandler implements IQueryHandler<AskImportProgress> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskImportProgress) {
    const division = await this.ledger.jobs.divisionOf(q.importId);
    if (!division?.startsWith(q.scope)) return undefined;
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

@QueryHandler(AskFindingsJson)
export class AskFindingsJsonHandler implements IQueryHandler<AskFindingsJson> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskFindingsJson) {
    const { parts } = this.ledger;
    const text = `${JSON.stringify(await findings(parts, q), null, 2)}\n`;
    const bytes = Buffer.from(text, 'utf8');
    const exported = exportOf('findings-json', q, digestsOf(bytes), bytes.length);
    await parts.committee.access.record(q.asker, exported, ...personalDataIn(q));
    return text;
  }
}

@QueryHandler(AskRules)
export class AskRulesHandler implements IQueryHandler<AskRules> {
  execute() {
    return Promise.resolve(ruleAnswers);
  }
}

@QueryHandler(AskVerify)
export class AskVerifyHandler implements IQueryHandler<AskVerify> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute() {
    return verifyLog(this.ledger.parts);
  }
}

export const queryHandlers = [
  AskAbsenceHandler,
  AskBackfillHandler,
  AskBalancesHandler,
  AskDelayRegisterHandler,
  AskDelaysHandler,
  AskFindingsHandler,
  AskFindingsJsonHandler,
  AskImportProgressHandler,
  AskImportsHandler,
  AskDivisionsHandler,
  AskOverviewHandler,
  AskFileComparisonHandler,
  AskTrendHandler,
  AskRejectedHandler,
  AskRejectedWorkbookHandler,
  AskReplayHandler,
  AskRulesHandler,
  AskSlowestWaitsHandler,
  AskTotalsHandler,
  AskVerifyHandler,
];
