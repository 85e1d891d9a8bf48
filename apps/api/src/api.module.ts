import { type DynamicModule, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { ValidationError } from 'class-validator';
import { type LedgerApplication, ledgerModule } from '@ledger/application';
import { AccessGuard } from './access/access.guard';
import { CommitteeModule } from './committee/committee.module';
import { NewsController } from './exchange/news.controller';
import { FormInterceptor } from './exchange/form.interceptor';
import { OnceInterceptor } from './exchange/once.interceptor';
import { PageInterceptor } from './exchange/page.interceptor';
import { StreamTagInterceptor } from './exchange/stream-tag.interceptor';
import { WebhooksController } from './exchange/webhooks.controller';
import { Problem, type ProblemField } from './problems/problem';
import { ProblemFilter } from './problems/problem.filter';
import { AbsenceController } from './resources/absence.controller';
import { AccountsController } from './resources/accounts.controller';
import { BackfillController } from './resources/backfill.controller';
import { BankController } from './resources/bank.controller';
import { RefundsController } from './resources/refunds.controller';
import { BatchRosterController } from './resources/batch-roster.controller';
import { BatchStepsController } from './resources/batch-steps.controller';
import { BatchesController } from './resources/batches.controller';
import { CheckpointsController } from './resources/checkpoints.controller';
import { CustodyActsController } from './resources/custody-acts.controller';
import { CustodyController } from './resources/custody.controller';
import { RelationsController } from './resources/relations.controller';
import { DeathsController } from './resources/deaths.controller';
import { DecisionsController } from './resources/decisions.controller';
import { DemonstrationController } from './resources/demonstration.controller';
import { EntitlementsController } from './resources/entitlements.controller';
import { DelaysController } from './resources/delays.controller';
import { FindingsController } from './resources/findings.controller';
import { DivisionsController } from './resources/divisions.controller';
import { FindingWorkController } from './resources/finding-work.controller';
import { FundsController } from './resources/funds.controller';
import { SupplementsController } from './resources/supplements.controller';
import { HealthController } from './resources/health.controller';
import { HouseholdActsController } from './resources/household-acts.controller';
import { HouseholdsController } from './resources/households.controller';
import { ImportFilesController } from './resources/import-files.controller';
import { ImportsController } from './resources/imports.controller';
import { KnowledgeController } from './resources/knowledge.controller';
import { MatchesController } from './resources/matches.controller';
import { MoneyController } from './resources/money.controller';
import { MonthsController } from './resources/months.controller';
import { OverpaymentActsController } from './resources/overpayment-acts.controller';
import { OverpaymentsController } from './resources/overpayments.controller';
import { PapersController } from './resources/papers.controller';
import { PoliciesController } from './resources/policies.controller';
import { ProofsController } from './resources/proofs.controller';
import { RulesController } from './resources/rules.controller';
import { SecondPerson } from './resources/second-person';
import { SessionController } from './resources/session.controller';
import { SessionsController } from './resources/sessions.controller';
import { SingleSignOnController } from './resources/single-sign-on.controller';
import { VerifyController } from './resources/verify.controller';
import { WorklistController } from './resources/worklist.controller';

const fieldsOf = (errors: readonly ValidationError[], path = ''): readonly ProblemField[] =>
  errors.flatMap(({ property, constraints, children }) => [
    ...Object.values(constraints ?? {}).map((expected) => ({
      field: `${path}${property}`,
      expected,
    })),
    ...fieldsOf(children ?? [], `${path}${property}.`),
  ]);

const validation = new ValidationPipe({
  transform: true,
  whitelist: true,
  // A misspelt filter that is ignored would answer another question than the one asked.
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) => new Problem('not-valid', { fields: fieldsOf(errors) }),
});

@Module({})
export class ApiModule {
  static of(ledger: LedgerApplication): DynamicModule {
    const shared = ledgerModule(ledger);
    return {
      module: ApiModule,
      imports: [shared, CommitteeModule.of(shared)],
      controllers: [
        SessionController,
        SessionsController,
        SingleSignOnController,
        AccountsController,
        PapersController,
        DelaysController,
        DivisionsController,
        MoneyController,
        FundsController,
        SupplementsController,
        FindingsController,
        FindingWorkController,
        WorklistController,
        MatchesController,
        AbsenceController,
        KnowledgeController,
        DeathsController,
        CustodyController,
        RelationsController,
        CustodyActsController,
        RulesController,
        HouseholdsController,
        HouseholdActsController,
        DecisionsController,
        DemonstrationController,
        EntitlementsController,
        ImportsController,
        ImportFilesController,
        BackfillController,
        VerifyController,
        BankController,
        RefundsController,
        BatchesController,
        BatchRosterController,
        BatchStepsController,
        CheckpointsController,
        MonthsController,
        OverpaymentsController,
        OverpaymentActsController,
        PoliciesController,
        ProofsController,
        HealthController,
        NewsController,
        WebhooksController,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validation },
        // In this order: a request that comes again is answered before anything else is asked.
        { provide: APP_INTERCEPTOR, useClass: FormInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OnceInterceptor },
        { provide: APP_INTERCEPTOR, useClass: StreamTagInterceptor },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
        SecondPerson,
      ],
    };
  }
}
