import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskFindingCase,
  AskFindings,
  type FindingCaseAnswer,
  type FindingsAnswer,
} from '@ledger/application';
import type { FindingId } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Paged } from '../exchange/paged.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { askedOf } from './asked.dto';
import { KnowledgeDto } from './evidence.dto';
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

  @Allow('read-findings')
  @Answers('One finding: what it says, where it stands, what was done with it', 'FindingCase')
  @Refuses(404, 'not-found')
  @Get('findings/:findingId')
  async one(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') id: string,
    @Query() asked: KnowledgeDto,
  ): Promise<FindingCaseAnswer> {
    const findingId = id as FindingId;
    const question = { ...askedOf(caller, asked), findingId, ...revealOf(caller, asked.reveal) };
    const answer = await this.queries.execute(new AskFindingCase(question));
    if (!answer) throw new Problem('not-found');
    return answer;
  }
}
