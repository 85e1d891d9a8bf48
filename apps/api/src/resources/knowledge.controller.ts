import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskKnowledge, AskKnowledgePaper, type KnowledgeAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { Answers, AnswersPage, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { askedOf } from './asked.dto';
import { KnowledgeDto, KnowledgePaperDto } from './evidence.dto';
import { revealOf } from './reveal';

@ApiTags('findings')
@Controller('findings')
export class KnowledgeController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('What could have been known when the money of a finding left, and where', 'Knowledge')
  @Refuses(404, 'not-found', 'finding-not-held')
  @Refuses(409, 'no-knowledge-chain')
  @Get(':findingId/knowledge')
  async knowledge(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') findingId: string,
    @Query() asked: KnowledgeDto,
  ): Promise<KnowledgeAnswer> {
    const answer = await this.queries.execute(
      new AskKnowledge({
        ...askedOf(caller, asked),
        findingId,
        ...revealOf(caller, asked.reveal),
      }),
    );
    if (!answer) throw new Problem('not-found');
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('read-findings')
  @AnswersPage('The same as one printed page (疑点知情链), in both languages')
  @Refuses(404, 'not-found', 'finding-not-held')
  @Refuses(409, 'no-knowledge-chain')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Get(':findingId/knowledge.html')
  async paper(
    @Caller() caller: CallerOfRequest,
    @Param('findingId') findingId: string,
    @Query() asked: KnowledgePaperDto,
  ): Promise<string> {
    const answer = await this.queries.execute(
      new AskKnowledgePaper({
        ...askedOf(caller, asked),
        findingId,
        asker: askerOf(caller),
        language: asked.language ?? 'zh',
        ...revealOf(caller, asked.reveal),
      }),
    );
    if (answer === undefined) throw new Problem('not-found');
    if (typeof answer !== 'string') throw problemOf(answer);
    return answer;
  }
}
