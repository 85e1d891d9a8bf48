import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskDivisions,
  type DivisionsAnswer,
  LEDGER,
  type LedgerApplication,
  may,
} from '@ledger/application';
import { covers, type DivisionCode } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import { AskedDto, askedOf } from './asked.dto';

/** The villages and streets (行政区划) that archives name and accounts work for. */
@ApiTags('divisions')
@Controller('divisions')
export class DivisionsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
  ) {}

  @Allow('read-policy')
  @Answers('Villages and streets: households, open findings, accounts', 'Divisions')
  @Get()
  async divisions(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<DivisionsAnswer> {
    const { role } = caller.account;
    const where = askedOf(caller, asked);
    const question = {
      ...where,
      withFindings: may(role, 'read-findings'),
      accountScopes: may(role, 'read-accounts') ? await this.scopesIn(where.scope) : undefined,
    };
    return this.queries.execute(new AskDivisions(question));
  }

  /** Of accounts that may still log in. */
  private async scopesIn(scope: DivisionCode): Promise<readonly DivisionCode[]> {
    const all = await this.ledger.accounts.list();
    return all
      .filter((account) => account.disabledAt === undefined && covers(scope, account.scope))
      .map((account) => account.scope);
  }
}
