import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type OverpaymentCaseAnswer,
  type OverpaymentStep,
  StepOverpayment,
} from '@ledger/application';
import { fen, type LocalDate, type YearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { knownOverpayment, type OverpaidMonth } from './overpayments.controller';
import {
  BookRecoveryDto,
  DemandRecoveryDto,
  OffsetRecoveryDto,
  ReverseRecoveryDto,
  WriteOffDto,
} from './overpayments.dto';
import { SecondPerson } from './second-person';

const orderOf = ({ account, scope }: CallerOfRequest, of: OverpaidMonth) => ({
  actor: account.userName,
  scope,
  of,
});

const mayNotBeOpen = ['overpayment-not-established', 'overpayment-closed'] as const;
const maySettle = [...mayNotBeOpen, 'voucher-booked', 'more-than-outstanding'] as const;

/** What finance does about an overpayment, from establishing it to 0.00. */
@ApiTags('overpayments')
@OfStream('overpayment')
@Controller('overpayments/:overpayment')
export class OverpaymentActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('recover-overpayments')
  @Answers('认定: the amount as the facts have it today; again when they change', 'OverpaymentCase')
  @Refuses(404, 'overpayment-not-known')
  @Refuses(409, 'nothing-overpaid', 'established-already', 'settled-beyond-it')
  @HttpCode(200)
  @Post('establishment')
  establish(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
  ): Promise<OverpaymentCaseAnswer> {
    return this.step({ step: 'establish', order: orderOf(caller, of) });
  }

  @Allow('recover-overpayments')
  @Answers('催缴: demands what is outstanding, at once or in instalments', 'OverpaymentCase')
  @Refuses(404, 'overpayment-not-known')
  @Refuses(409, ...mayNotBeOpen, 'instalments-differ')
  @Refuses(422, 'not-valid', 'instalments-out-of-order')
  @HttpCode(200)
  @Post('demand')
  demand(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
    @Body() { instalments }: DemandRecoveryDto,
  ): Promise<OverpaymentCaseAnswer> {
    const plan = instalments.map(({ dueOn, amountFen }) => ({
      dueOn: dueOn as LocalDate,
      amountFen: fen(amountFen),
    }));
    return this.step({ step: 'demand', order: { ...orderOf(caller, of), instalments: plan } });
  }

  @Allow('recover-overpayments')
  @Answers('追回: books money that came back, one voucher once', 'OverpaymentCase', 201)
  @Refuses(404, 'overpayment-not-known')
  @Refuses(409, ...maySettle)
  @Refuses(422, 'not-valid', 'day-ahead')
  @Post('receipts')
  receive(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
    @Body() { voucher, amountFen, receivedOn, way }: BookRecoveryDto,
  ): Promise<OverpaymentCaseAnswer> {
    const said = { voucher, amountFen: fen(amountFen), receivedOn: receivedOn as LocalDate, way };
    return this.step({ step: 'receive', order: { ...orderOf(caller, of), ...said } });
  }

  @Allow('recover-overpayments')
  @Answers('抵扣: another month that is due and not paid is paid less', 'OverpaymentCase', 201)
  @Refuses(404, 'overpayment-not-known')
  @Refuses(409, ...maySettle, 'nothing-due-to-offset', 'more-than-due')
  @Refuses(422, 'not-valid', 'offset-against-itself')
  @Post('offsets')
  offset(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
    @Body() { voucher, amountFen, againstMonth }: OffsetRecoveryDto,
  ): Promise<OverpaymentCaseAnswer> {
    const said = { voucher, amountFen: fen(amountFen), againstMonth: againstMonth as YearMonth };
    return this.step({ step: 'offset', order: { ...orderOf(caller, of), ...said } });
  }

  @Allow('recover-overpayments')
  @Answers('核销: an approver who had no hand in it lets so much go', 'OverpaymentCase', 201)
  @Refuses(403, 'approver-had-a-hand')
  @Refuses(404, 'overpayment-not-known')
  @Refuses(409, ...maySettle)
  @Refuses(422, 'not-valid', 'second-person-missing')
  @Post('write-offs')
  async writeOff(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
    @Body() { approver, note, amountFen, ...said }: WriteOffDto,
  ): Promise<OverpaymentCaseAnswer> {
    const approvedBy = await this.secondPerson.confirm(caller, approver, 'approve-write-offs');
    const order = {
      ...orderOf(caller, of),
      ...said,
      amountFen: fen(amountFen),
      approvedBy,
      ...(note !== undefined && { note }),
    };
    return this.step({ step: 'write-off', order });
  }

  @Allow('recover-overpayments')
  @Answers('冲正: what was booked on a voucher stands no more from today', 'OverpaymentCase')
  @Refuses(404, 'overpayment-not-known', 'voucher-not-booked')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post('reversals')
  async reverse(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
    @Body() { secondPerson, note, ...said }: ReverseRecoveryDto,
  ): Promise<OverpaymentCaseAnswer> {
    const confirmedBy = await this.secondPerson.confirm(caller, secondPerson, 'confirm-reversals');
    const order = {
      ...orderOf(caller, of),
      ...said,
      confirmedBy,
      ...(note !== undefined && { note }),
    };
    return this.step({ step: 'reverse', order });
  }

  @Allow('recover-overpayments')
  @Answers('结清: at 0.00 and not before', 'OverpaymentCase')
  @Refuses(404, 'overpayment-not-known')
  @Refuses(409, ...mayNotBeOpen, 'still-outstanding', 'overpaid-otherwise-by-now')
  @HttpCode(200)
  @Post('closure')
  close(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
  ): Promise<OverpaymentCaseAnswer> {
    return this.step({ step: 'close', order: orderOf(caller, of) });
  }

  private async step(step: OverpaymentStep): Promise<OverpaymentCaseAnswer> {
    const answer = await this.commands.execute(new StepOverpayment(step));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
