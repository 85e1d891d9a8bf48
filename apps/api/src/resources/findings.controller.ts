import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { AskFindings, AskFindingsWorkbook, type FindingsAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { reprDigest, workbookDownload } from '../download';
import { Paged } from '../exchange/paged.decorator';
import { Answers, AnswersWorkbook } from '../openapi/answer.decorator';
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

  @Allow('read-findings')
  @AnswersWorkbook('The same as the list an officer prints (疑点清单)')
  @Get('findings.xlsx')
  async workbook(
    @Caller() caller: CallerOfRequest,
    @Query() asked: FindingsDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const question = { ...questionOf(caller, asked), asker: askerOf(caller) };
    const bytes = await this.queries.execute(new AskFindingsWorkbook(question));
    response.setHeader('Repr-Digest', reprDigest(bytes));
    return workbookDownload(bytes, `疑点清单-${question.knownOn}`, `findings-${question.knownOn}`);
  }
}
