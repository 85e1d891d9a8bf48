import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type AnyRefundRefusal,
  type RefundAnswer,
  RefundReturned,
  ReverseRefund,
} from '@ledger/application';
import { fen, type LocalDate, type PaymentRef, type Refusal } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedWhereDto } from './asked.dto';
import { RefundDto, RefundReversalDto } from './refunds.dto';
import { SecondPerson } from './second-person';

const done = (answer: RefundAnswer | Refusal<AnyRefundRefusal>): RefundAnswer => {
  if (isRefused(answer)) throw problemOf(answer);
  return answer;
};

const of = ({ account, scope }: CallerOfRequest, { ref, note }: RefundDto | RefundReversalDto) => ({
  actor: account.userName,
  scope,
  ref: ref as PaymentRef,
  ...(note !== undefined && { note }),
});

/** What the bank sent back and nobody sends again goes back to the treasury (退票缴回). */
@ApiTags('bank')
@Controller('bank/refunds')
export class RefundsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('book-funds')
  @Answers(
    '退票缴回: a returned item is paid back to the treasury, whole or in parts',
    'Refund',
    201,
  )
  @Refuses(404, 'payment-not-known')
  @Refuses(
    409,
    'payment-not-returned',
    'already-reissued',
    'already-refunded',
    'refund-exceeds-return',
  )
  @Refuses(422, 'not-valid', 'day-ahead')
  @Post()
  async refund(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() refund: RefundDto,
  ): Promise<RefundAnswer> {
    const { voucher, amountFen, registeredOn } = refund;
    const order = {
      ...of(caller, refund),
      voucher,
      amountFen: fen(amountFen),
      registeredOn: registeredOn as LocalDate,
    };
    return done(await this.commands.execute(new RefundReturned(order)));
  }

  @Allow('book-funds')
  @Answers('Reverses a refund (冲正): from today the item waits again', 'Refund')
  @Refuses(404, 'payment-not-known', 'refund-not-booked')
  @Refuses(422, 'not-valid', 'second-person-missing')
  @HttpCode(200)
  @Post('reversals')
  async reverse(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Body() reversal: RefundReversalDto,
  ): Promise<RefundAnswer> {
    const { voucher, reasonCode, secondPerson } = reversal;
    const order = {
      ...of(caller, reversal),
      voucher,
      reasonCode,
      confirmedBy: await this.secondPerson.confirm(caller, secondPerson, 'confirm-reversals'),
    };
    return done(await this.commands.execute(new ReverseRefund(order)));
  }
}
