import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskFindings, type FindingsAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Paged } from '../exchange/paged.decorator';
import { Answers } from '../openapi/answer.decorator';
import { askedOf } from './asked.dto';
import { FindingsDto } from './findings.dto';
import { revealOf } from './reveal';

const questionOf = (caller: CallerOfRequest, asked: FindingsDto) => ({
  ...askedOf(caller, asked),
  ...(asked.rule !== undefined && { rule: asked.rule }),
  ...(asked.village !== undefined && { village: asked.village }),
  ...revealOf(caller, asked.reveal),
});

@ApiTags('findings')
@Controller()
export class FindingsController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('Open findings (疑点) as known on a day; personal keys are masked', 'Findings')
  @Paged({ list: 'findings', order: ['rule', 'householdNo', 'benefitMonth', 'findingId'] })
  @Get('findings')
  findings(
    @Caller() caller: CallerOfRequest,
    @Query() asked: FindingsDto,
  ): Promise<FindingsAnswer> {
    return this.queries.execute(new AskFindings(questionOf(caller, asked)));
  }
}
