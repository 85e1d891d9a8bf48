import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangePayoutAccount,
  FileNearRelative,
  type HouseholdActAnswer,
  type HouseholdActRefusal,
  VisitNearRelative,
} from '@ledger/application';
import type { HouseholdNo, LocalDate, Refusal } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto } from './asked.dto';
import { ChangeAccountDto, FileRelativeDto, VisitRelativeDto } from './household-acts.dto';
import { SecondPerson } from './second-person';

const done = (answer: HouseholdActAnswer | Refusal<HouseholdActRefusal>): HouseholdActAnswer => {
  if (isRefused(answer)) throw problemOf(answer);
  return answer;
};

const of = ({ account, scope }: CallerOfRequest, household: string) => ({
  actor: account.userName,
  scope,
  household: household as HouseholdNo,
});

/** What else is done with a household: where it is paid, and whose relative is in it. */
@ApiTags('households')
@Controller('households/:no')
@OfStream('household')
export class HouseholdActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('decide-payments')
  @Answers('账户变更, checked by a second person who is there', 'HouseholdAct')
  @Refuses(404, 'household-not-stated')
  @Refuses(409, 'same-account')
  @Refuses(422, 'not-valid', 'second-person-missing', 'day-not-come')
  @HttpCode(200)
  @Post('account-changes')
  async changeAccount(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, changedOn, note, ...account }: ChangeAccountDto,
  ): Promise<HouseholdActAnswer> {
    const order = {
      ...of(caller, household),
      ...account,
      changedOn: changedOn as LocalDate,
      ...(note !== undefined && { note }),
      reviewedBy: await this.secondPerson.confirm(caller, secondPerson, 'confirm-decisions'),
    };
    return done(await this.commands.execute(new ChangePayoutAccount(order)));
  }

  @Allow('file-relatives')
  @Answers('近亲属备案: a near relative of a cadre or handler is on the rolls', 'HouseholdAct')
  @Refuses(404, 'household-not-stated')
  @Refuses(409, 'relative-already-filed')
  @Refuses(422, 'not-valid', 'not-a-member', 'day-not-come')
  @HttpCode(200)
  @Post('relative-filings')
  async fileRelative(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() { filedOn, note, ...filing }: FileRelativeDto,
  ): Promise<HouseholdActAnswer> {
    const order = {
      ...of(caller, household),
      ...filing,
      filedOn: filedOn as LocalDate,
      ...(note !== undefined && { note }),
    };
    return done(await this.commands.execute(new FileNearRelative(order)));
  }

  @Allow('file-relatives')
  @Answers('县级入户: the county went to see the home of a filed relative', 'HouseholdAct')
  @Refuses(404, 'household-not-stated')
  @Refuses(409, 'relative-not-filed', 'visit-already-told')
  @Refuses(422, 'not-valid', 'visited-before-filed', 'day-not-come')
  @HttpCode(200)
  @Post('relative-visits')
  async visitRelative(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() { visitedOn, note, ...visit }: VisitRelativeDto,
  ): Promise<HouseholdActAnswer> {
    const order = {
      ...of(caller, household),
      ...visit,
      visitedOn: visitedOn as LocalDate,
      ...(note !== undefined && { note }),
    };
    return done(await this.commands.execute(new VisitNearRelative(order)));
  }
}
