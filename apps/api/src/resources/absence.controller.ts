import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskAbsence, AskMissingReviews, type MissingReviewsAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import type { AbsencesAnswer } from '../wire';
import { AskedDto, askedOf } from './asked.dto';
import { MissingReviewsDto } from './evidence.dto';
import { revealOf } from './reveal';

@ApiTags('absence')
@Controller('absence')
export class AbsenceController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('Rosters, files, lists and reviews that should have come and have not', 'Absences')
  @Get()
  async absence(
    @Caller() caller: CallerOfRequest,
    @Query() asked: AskedDto,
  ): Promise<AbsencesAnswer> {
    const question = askedOf(caller, asked);
    const absences = await this.queries.execute(new AskAbsence(question));
    return { knowledgeDate: question.knownOn, absences };
  }

  @Allow('read-findings')
  @Answers('Cards in custody whose review should have come and has not', 'MissingReviews')
  @Get('reviews')
  reviews(
    @Caller() caller: CallerOfRequest,
    @Query() asked: MissingReviewsDto,
  ): Promise<MissingReviewsAnswer> {
    const { village } = asked;
    return this.queries.execute(
      new AskMissingReviews({
        ...askedOf(caller, asked),
        ...(village !== undefined && { village }),
        ...revealOf(caller, asked.reveal),
      }),
    );
  }
}
