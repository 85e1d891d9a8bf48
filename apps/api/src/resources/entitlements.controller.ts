import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskEntitlement,
  AskEntitlementPreview,
  type EntitlementAnswer,
  type EntitlementOrder,
  type EntitlementPreviewAnswer,
  type EntitlementStandingAnswer,
  SetEntitlement,
} from '@ledger/application';
import { type HouseholdNo, type LocalDate, monthOf, type YearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { askedOf, AskedWhereDto } from './asked.dto';
import { EntitlementDto, PreviewEntitlementDto, SetEntitlementDto } from './decisions.dto';
import { SecondPerson } from './second-person';

const orderOf = (
  { account, scope }: CallerOfRequest,
  household: string,
  dto: PreviewEntitlementDto,
): EntitlementOrder => ({
  actor: account.userName,
  scope,
  household: household as HouseholdNo,
  fromMonth: dto.fromMonth as YearMonth,
  members: dto.members.map(({ idNumber, covered, monthlyIncomeFen }) => ({
    idNumber,
    covered,
    monthlyIncomeFen,
  })),
  learnedOn: dto.learnedOn as LocalDate,
  decidedOn: dto.decidedOn as LocalDate,
  ...(dto.newAmountFen !== undefined && { newAmountFen: dto.newAmountFen }),
});

const AMOUNTS = [
  'decided-before-last',
  'no-standard',
  'entitlement-unchanged',
  'amount-differs',
] as const;
const DAYS = [
  'day-not-come',
  'not-a-member',
  'member-named-twice',
  'decided-before-learned',
  'effective-before-grant',
] as const;

/** 待遇核定: who of a household counts from a month on, and with what means. */
@ApiTags('households')
@Controller('households/:no/entitlements')
@OfStream('household')
export class EntitlementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-findings')
  @Answers(
    'What a household is entitled to in a month, and how it comes about',
    'EntitlementStanding',
  )
  @Refuses(404, 'household-not-stated')
  @Get()
  async standing(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() asked: EntitlementDto,
  ): Promise<EntitlementStandingAnswer> {
    const { scope, knownOn } = askedOf(caller, asked);
    const month = (asked.month ?? monthOf(knownOn)) as YearMonth;
    const question = { scope, knownOn, month, household: household as HouseholdNo };
    const answer = await this.queries.execute(new AskEntitlement(question));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('decide-payments')
  @Answers(
    'What an entitlement would do: the amount and the months it changes',
    'EntitlementPreview',
  )
  @Refuses(404, 'household-not-stated')
  @Refuses(409, ...AMOUNTS)
  @Refuses(422, 'not-valid', ...DAYS)
  @HttpCode(200)
  @Post('preview')
  async preview(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: PreviewEntitlementDto,
  ): Promise<EntitlementPreviewAnswer> {
    const order = orderOf(caller, household, dto);
    const answer = await this.queries.execute(new AskEntitlementPreview(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('decide-payments')
  @Answers('待遇核定: the amount is worked out by the policy of its month', 'Entitlement', 201)
  @Refuses(404, 'household-not-stated')
  @Refuses(409, ...AMOUNTS)
  @Refuses(422, 'not-valid', 'second-person-missing', ...DAYS)
  @Post()
  async set(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: SetEntitlementDto,
  ): Promise<EntitlementAnswer> {
    const { note, secondPerson } = dto;
    const order = {
      ...orderOf(caller, household, dto),
      ...(note !== undefined && { note }),
      ...(secondPerson && {
        confirmedBy: await this.secondPerson.confirm(caller, secondPerson, 'confirm-decisions'),
      }),
    };
    const answer = await this.commands.execute(new SetEntitlement(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
