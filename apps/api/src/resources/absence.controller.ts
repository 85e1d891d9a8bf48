import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskAbsence } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import type { AbsencesAnswer } from '../wire';
import { AskedDto, askedOf } from './asked.dto';

@ApiTags('absence')
@Controller('absence')
export class AbsenceController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('Rosters, result files and lists that should have come and have not', 'Absences')
  @Get()
  async absence(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<AbsencesAnswer> {
    const question = askedOf(caller, asked);
    const absences = await this.queries.execute(new AskAbsence(question));
    return { knowledgeDate: question.knownOn, absences };
  }
}
