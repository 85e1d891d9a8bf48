import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskRelations, type RelationsAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import { askedOf } from './asked.dto';
import { RelationsDto } from './evidence.dto';
import { revealOf } from './reveal';

@ApiTags('custody')
@Controller('relations')
export class RelationsController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers(
    'Officials and their kin who draw the allowance; keepers and the cards they keep',
    'Relations',
  )
  @Get()
  relations(
    @Caller() caller: CallerOfRequest,
    @Query() asked: RelationsDto,
  ): Promise<RelationsAnswer> {
    const question = { ...askedOf(caller, asked), ...revealOf(caller, asked.reveal) };
    return this.queries.execute(new AskRelations(question));
  }
}
