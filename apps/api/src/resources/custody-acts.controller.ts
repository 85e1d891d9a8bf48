import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AppointProxyHolder,
  AskCustodyCase,
  type CaseStep,
  ChangeProxyHolder,
  CheckProxyHolder,
  type CustodyActAnswer,
  type CustodyActRefusal,
  type CustodyCheckAnswer,
  StepCustody,
} from '@ledger/application';
import type { CustodyEntryNo, HouseholdNo, LocalDate, Refusal } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto } from './asked.dto';
import {
  AppointKeeperDto,
  ChangeKeeperDto,
  CheckKeeperDto,
  EndCustodyDto,
  FileProxyDto,
  ReviewProxyDto,
  SignAgreementDto,
} from './custody-acts.dto';

const done = <Answer extends object>(answer: Answer | Refusal<CustodyActRefusal>): Answer => {
  if (isRefused(answer)) throw problemOf(answer);
  return answer;
};

const caseOf = ({ account, scope }: CallerOfRequest, household: string, entry: string) => ({
  actor: account.userName,
  scope,
  household: household as HouseholdNo,
  entry: entry as CustodyEntryNo,
});

const noted = ({ note }: { readonly note?: string }) => (note === undefined ? {} : { note });

/** Cards that others keep (卡折委托代管), from the appointment to the hand-over. */
@ApiTags('custody')
@Controller('households/:no/custody')
@OfStream('custody')
export class CustodyActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Allow('read-findings')
  @Answers('How one card in custody stands: since when, its papers, its review', 'CustodyAct')
  @Refuses(404, 'household-not-stated', 'card-not-held')
  @Refuses(409, 'entry-number-taken')
  @Get(':entry')
  async standing(
    @Caller() { scope }: CallerOfRequest,
    @Param('no') household: string,
    @Param('entry') entry: string,
    @Query() _where: AskedWhereDto,
  ): Promise<CustodyActAnswer> {
    const asked = {
      scope,
      household: household as HouseholdNo,
      entry: entry as CustodyEntryNo,
    };
    return done(await this.queries.execute(new AskCustodyCase(asked)));
  }

  @Allow('keep-custody')
  @Answers('What is to be seen of a proposed keeper, and what may make it lawful', 'CustodyCheck')
  @Refuses(404, 'household-not-stated')
  @Refuses(409, 'entry-number-taken')
  @Refuses(422, 'not-valid', 'not-a-member')
  @HttpCode(200)
  @Post('check')
  async check(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() { entry, idNumber, keeper }: CheckKeeperDto,
  ): Promise<CustodyCheckAnswer> {
    const order = { ...caseOf(caller, household, entry), idNumber, keeper };
    return done(await this.commands.execute(new CheckProxyHolder(order)));
  }

  @Allow('keep-custody')
  @Answers(
    '委托代管: gives a card to a keeper; what the check shows is taken on by name',
    'CustodyAct',
    201,
  )
  @Refuses(404, 'household-not-stated')
  @Refuses(409, 'entry-number-taken', 'warnings-not-acknowledged')
  @Refuses(422, 'not-valid', 'not-a-member', 'own-keeper', 'day-not-come')
  @Post()
  async appoint(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: AppointKeeperDto,
  ): Promise<CustodyActAnswer> {
    const { entry, idNumber, keeper, appointedOn, acknowledged } = dto;
    const order = {
      ...caseOf(caller, household, entry),
      idNumber,
      keeper,
      appointedOn: appointedOn as LocalDate,
      acknowledged,
      ...noted(dto),
    };
    return done(await this.commands.execute(new AppointProxyHolder(order)));
  }

  @Allow('keep-custody')
  @Answers('更换代管人: papers of the one before serve no more', 'CustodyAct')
  @Refuses(404, 'household-not-stated', 'card-not-held')
  @Refuses(409, 'same-keeper', 'warnings-not-acknowledged')
  @Refuses(422, 'not-valid', 'own-keeper', 'before-it-was-held', 'day-not-come')
  @HttpCode(200)
  @Post(':entry/keeper')
  async change(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Param('entry') entry: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: ChangeKeeperDto,
  ): Promise<CustodyActAnswer> {
    const { keeper, changedOn, receiptNo, acknowledged } = dto;
    const order = {
      ...caseOf(caller, household, entry),
      keeper,
      changedOn: changedOn as LocalDate,
      receiptNo,
      acknowledged,
      ...noted(dto),
    };
    return done(await this.commands.execute(new ChangeProxyHolder(order)));
  }

  @Allow('keep-custody')
  @Answers('代管协议: signed, or renewed', 'CustodyAct')
  @Refuses(404, 'household-not-stated', 'card-not-held')
  @Refuses(422, 'not-valid', 'validity-ends-before-it-begins', 'day-not-come')
  @HttpCode(200)
  @Post(':entry/agreement')
  sign(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Param('entry') entry: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: SignAgreementDto,
  ): Promise<CustodyActAnswer> {
    const act: CaseStep = {
      step: 'sign',
      agreementNo: dto.agreementNo,
      signedOn: dto.signedOn as LocalDate,
      validFrom: dto.validFrom as LocalDate,
      validUntil: dto.validUntil as LocalDate,
    };
    return this.step(caseOf(caller, household, entry), act, dto);
  }

  @Allow('keep-custody')
  @Answers('备案 with the street, then with the county', 'CustodyAct')
  @Refuses(404, 'household-not-stated', 'card-not-held')
  @Refuses(409, 'agreement-missing', 'agreement-over', 'street-filing-missing', 'already-filed')
  @Refuses(422, 'not-valid', 'day-not-come')
  @HttpCode(200)
  @Post(':entry/filing')
  file(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Param('entry') entry: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: FileProxyDto,
  ): Promise<CustodyActAnswer> {
    const { level, filingNo, filedOn } = dto;
    const act: CaseStep = { step: 'file', level, filingNo, filedOn: filedOn as LocalDate };
    return this.step(caseOf(caller, household, entry), act, dto);
  }

  @Allow('keep-custody')
  @Answers('核查 of card, money and keeper', 'CustodyAct')
  @Refuses(404, 'household-not-stated', 'card-not-held')
  @Refuses(422, 'not-valid', 'before-it-was-held', 'day-not-come')
  @HttpCode(200)
  @Post(':entry/review')
  review(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Param('entry') entry: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: ReviewProxyDto,
  ): Promise<CustodyActAnswer> {
    const { reviewedOn, reviewedBy, outcome } = dto;
    const act: CaseStep = {
      step: 'review',
      reviewedOn: reviewedOn as LocalDate,
      reviewedBy,
      outcome,
    };
    return this.step(caseOf(caller, household, entry), act, dto);
  }

  @Allow('keep-custody')
  @Answers('终止代管, with the receipt of the hand-over', 'CustodyAct')
  @Refuses(404, 'household-not-stated', 'card-not-held')
  @Refuses(422, 'not-valid', 'before-it-was-held', 'day-not-come')
  @HttpCode(200)
  @Post(':entry/end')
  end(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Param('entry') entry: string,
    @Query() _where: AskedWhereDto,
    @Body() dto: EndCustodyDto,
  ): Promise<CustodyActAnswer> {
    const { endedOn, reasonCode, receiptNo } = dto;
    const act: CaseStep = { step: 'end', endedOn: endedOn as LocalDate, reasonCode, receiptNo };
    return this.step(caseOf(caller, household, entry), act, dto);
  }

  private async step(
    of: ReturnType<typeof caseOf>,
    act: CaseStep,
    dto: { readonly note?: string },
  ): Promise<CustodyActAnswer> {
    return done(await this.commands.execute(new StepCustody({ ...of, act, ...noted(dto) })));
  }
}
