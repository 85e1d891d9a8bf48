import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskDelayRegister,
  AskSlowestWaits,
  type DelayRegisterAnswer,
  type SlowestWaitsAnswer,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import { askedOf } from './asked.dto';
import { DelayRegisterDto, mostOf, SlowestWaitsDto } from './delays.dto';

@ApiTags('delays')
@Controller('delays')
export class DelaysController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-money')
  @Answers(
    'Counts and days at every hop (环节); what is still open is counted by its age',
    'DelayRegister',
  )
  @Get('hops')
  hops(
    @Caller() caller: CallerOfRequest,
    @Query() asked: DelayRegisterDto,
  ): Promise<DelayRegisterAnswer> {
    const question = { ...askedOf(caller, asked), by: asked.by ?? ('none' as const) };
    return this.queries.execute(new AskDelayRegister(question));
  }

  @Allow('read-money')
  @Answers('The longest waits, with the reason the facts give', 'SlowestWaits')
  @Get('slowest')
  slowest(
    @Caller() caller: CallerOfRequest,
    @Query() asked: SlowestWaitsDto,
  ): Promise<SlowestWaitsAnswer> {
    const { hop } = asked;
    const question = { ...askedOf(caller, asked), most: mostOf(asked), ...(hop && { hop }) };
    return this.queries.execute(new AskSlowestWaits(question));
  }
}
