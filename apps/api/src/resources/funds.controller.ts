import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskFunds,
  AskJournal,
  AskTrialBalance,
  BookFundEntry,
  BookFundsArrival,
  DisposeOfSurplus,
  type FundActAnswer,
  type FundActRefusal,
  type FundsAnswer,
  type JournalAnswer,
  ReverseFundEntry,
  systemClock,
  type TrialBalanceAnswer,
} from '@ledger/application';
import {
  type DivisionCode,
  type DocumentNo,
  fen,
  type LocalDate,
  monthOf,
  parseYearMonth,
  type Refusal,
  type YearMonth,
} from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Paged } from '../exchange/paged.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto, askedOf } from './asked.dto';
import {
  BooksDto,
  FundEntryDto,
  FundReversalDto,
  FundsArrivalDto,
  FundsDto,
  FundSurplusDto,
} from './funds.dto';
import { SecondPerson } from './second-person';

const accepted = (answer: FundActAnswer | Refusal<FundActRefusal>): FundActAnswer => {
  if (isRefused(answer)) throw problemOf(answer);
  return answer;
};

const NOT_LEFT = [
  'document-already-booked',
  'related-document-not-booked',
  'money-not-there-yet',
  'not-enough-funds',
] as const;

type MovedDto = Omit<FundSurplusDto, 'relatedStage' | 'relatedDocument'>;

/** The amount that moves, with what the wire says of it. */
const movementOf = (
  { document, amountFen, businessOn, ...rest }: MovedDto,
  scope: DivisionCode,
) => ({
  ...rest,
  document: document as DocumentNo,
  amountFen: fen(amountFen),
  businessOn: businessOn as LocalDate,
  division: scope,
});

const surplusOf = (
  { account, scope }: CallerOfRequest,
  { relatedDocument, relatedStage, ...dto }: FundSurplusDto,
) => ({
  actor: account.userName,
  movement: {
    ...movementOf(dto, scope),
    relatedStage,
    relatedDocument: relatedDocument as DocumentNo,
  },
});

const booksOf = ({ scope }: CallerOfRequest, { month }: BooksDto) => ({
  scope,
  month: parseYearMonth(month ?? '') ?? monthOf(systemClock.today()),
});

/** The money chain 筹集 → 分配 → 拨付 → 到账 → 使用 and the books made of it. */
@ApiTags('funds')
@Controller()
export class FundsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-money')
  @Answers('The documents (文号) of the money chain that stand, with what is left of each', 'Funds')
  @Paged({ list: 'documents', order: ['businessOn', 'document', 'stage', 'division'] })
  @Get('funds')
  funds(@Caller() caller: CallerOfRequest, @Query() asked: FundsDto): Promise<FundsAnswer> {
    const { fiscalYear } = asked;
    return this.queries.execute(
      new AskFunds({ ...askedOf(caller, asked), ...(fiscalYear && { fiscalYear }) }),
    );
  }

  @Allow('book-funds')
  @Answers(
    'Books a document once, out of the document it names (筹集、分配、拨付、使用)',
    'FundAct',
    201,
  )
  @Refuses(
    409,
    'document-already-booked',
    'related-document-not-booked',
    'earmarked-for-another-month',
    'not-enough-funds',
  )
  @Refuses(422, 'not-valid', 'day-ahead', 'related-document-missing')
  @Post('funds/entries')
  async book(
    @Caller() { account, scope }: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() { stage, relatedDocument, benefitMonth, ...entry }: FundEntryDto,
  ): Promise<FundActAnswer> {
    const movement = {
      ...movementOf(entry, scope),
      ...(relatedDocument && { relatedDocument: relatedDocument as DocumentNo }),
      ...(benefitMonth && { benefitMonth: benefitMonth as YearMonth }),
    };
    const actor = account.userName;
    return accepted(await this.commands.execute(new BookFundEntry({ actor, stage, movement })));
  }

  @Allow('book-funds')
  @Answers('Books the arrival (到账) of a document’s money', 'FundAct', 201)
  @Refuses(404, 'document-not-booked')
  @Refuses(409, 'already-arrived')
  @Refuses(422, 'not-valid', 'day-ahead', 'arrives-before-it-left')
  @Post('funds/arrivals')
  async arrived(
    @Caller() { account, scope }: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() { document, arrivedOn, ...rest }: FundsArrivalDto,
  ): Promise<FundActAnswer> {
    const arrival = {
      ...rest,
      document: document as DocumentNo,
      arrivedOn: arrivedOn as LocalDate,
      division: scope,
    };
    const actor = account.userName;
    return accepted(await this.commands.execute(new BookFundsArrival({ actor, arrival })));
  }

  @Allow('book-funds')
  @Answers('缴回国库: what nobody has of a document goes back to the treasury', 'FundAct', 201)
  @Refuses(409, ...NOT_LEFT)
  @Refuses(422, 'not-valid', 'day-ahead')
  @Post('funds/returns')
  async giveBack(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() surplus: FundSurplusDto,
  ): Promise<FundActAnswer> {
    const order = { ...surplusOf(caller, surplus), stage: 'RETURNED' } as const;
    return accepted(await this.commands.execute(new DisposeOfSurplus(order)));
  }

  @Allow('book-funds')
  @Answers('结转: what nobody has of a document becomes a source of the next year', 'FundAct', 201)
  @Refuses(409, ...NOT_LEFT)
  @Refuses(422, 'not-valid', 'day-ahead')
  @Post('funds/carry-overs')
  async carryOver(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() surplus: FundSurplusDto,
  ): Promise<FundActAnswer> {
    const order = { ...surplusOf(caller, surplus), stage: 'CARRIED_OVER' } as const;
    return accepted(await this.commands.execute(new DisposeOfSurplus(order)));
  }

  @Allow('book-funds')
  @Answers('Reverses an entry (冲正): from today it stands no more; nothing is edited', 'FundAct')
  @Refuses(404, 'document-not-booked')
  @Refuses(409, 'drawn-on')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post('funds/reversals')
  async reverse(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() { secondPerson, document, note, ...rest }: FundReversalDto,
  ): Promise<FundActAnswer> {
    const reversal = {
      ...rest,
      actor: caller.account.userName,
      confirmedBy: await this.secondPerson.confirm(caller, secondPerson, 'confirm-reversals'),
      division: caller.scope,
      document: document as DocumentNo,
      ...(note !== undefined && { note }),
    };
    return accepted(await this.commands.execute(new ReverseFundEntry(reversal)));
  }

  @Allow('read-money')
  @Answers('The journal (日记账) of a month, worked out from the events', 'Journal')
  @Get('journal')
  journal(@Caller() caller: CallerOfRequest, @Query() asked: BooksDto): Promise<JournalAnswer> {
    return this.queries.execute(new AskJournal(booksOf(caller, asked)));
  }

  @Allow('read-money')
  @Answers('Every account over a month (试算平衡表); its difference is zero', 'TrialBalance')
  @Get('trial-balance')
  trialBalance(
    @Caller() caller: CallerOfRequest,
    @Query() asked: BooksDto,
  ): Promise<TrialBalanceAnswer> {
    return this.queries.execute(new AskTrialBalance(booksOf(caller, asked)));
  }
}
