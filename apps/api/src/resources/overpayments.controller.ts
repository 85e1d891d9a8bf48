import { Controller, Get, Param, type PipeTransform, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskOverpayment,
  AskOverpayments,
  type OverpaymentCaseAnswer,
  type OverpaymentsAnswer,
  parseOverpaymentId,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedDto, askedOf } from './asked.dto';
import { OverpaymentsDto } from './overpayments.dto';

export type OverpaidMonth = NonNullable<ReturnType<typeof parseOverpaymentId>>;

/** What names no household and month names no overpayment. */
export const knownOverpayment: PipeTransform<string, OverpaidMonth> = {
  transform: (text) => {
    const of = parseOverpaymentId(text);
    if (!of) throw new Problem('overpayment-not-known');
    return of;
  },
};

/** 多发追回台账: what was paid too much, by whom it is owed and what came back. */
@ApiTags('overpayments')
@OfStream('overpayment')
@Controller('overpayments')
export class OverpaymentsController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-money')
  @Answers(
    'Every overpaid month (多发追回台账), what came back of it, and sums by village and by rule',
    'Overpayments',
  )
  @Get()
  all(
    @Caller() caller: CallerOfRequest,
    @Query() asked: OverpaymentsDto,
  ): Promise<OverpaymentsAnswer> {
    const { village } = asked;
    return this.queries.execute(
      new AskOverpayments({
        ...askedOf(caller, asked),
        ...(village !== undefined && { village }),
      }),
    );
  }

  @Allow('read-money')
  @Answers('One overpayment with its plan, its vouchers and what was done', 'OverpaymentCase')
  @Refuses(404, 'overpayment-not-known')
  @Get(':overpayment')
  async one(
    @Caller() caller: CallerOfRequest,
    @Param('overpayment', knownOverpayment) of: OverpaidMonth,
    @Query() asked: AskedDto,
  ): Promise<OverpaymentCaseAnswer> {
    const answer = await this.queries.execute(
      new AskOverpayment({ ...askedOf(caller, asked), of }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
