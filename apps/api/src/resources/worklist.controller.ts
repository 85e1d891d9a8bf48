import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskPrecision,
  AskWorklist,
  isPlaceIn,
  parseCursor,
  type PrecisionAnswer,
  reasons,
  type ReasonsAnswer,
  systemClock,
  type WorklistAnswer,
} from '@ledger/application';
import { addDays, parseLocalDate } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { askedOf } from './asked.dto';
import { revealOf } from './reveal';
import { PrecisionDto, WorklistDto } from './worklist.dto';

const A_YEAR_BEFORE = -365;

/** What is to be done with the findings (疑点核查), and how often each rule hits. */
@ApiTags('worklist')
@Controller('worklist')
export class WorklistController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('Findings with where each stands and who has it, a page at a time', 'Worklist')
  @Refuses(422, 'not-valid', 'cursor-not-of-this-list')
  @Get()
  worklist(
    @Caller() caller: CallerOfRequest,
    @Query() asked: WorklistDto,
  ): Promise<WorklistAnswer> {
    const { rule, village, month, state, assignedTo, order, limit } = asked;
    const after = parseCursor(asked.after ?? '');
    if (after && !isPlaceIn(order, after)) throw new Problem('cursor-not-of-this-list');
    return this.queries.execute(
      new AskWorklist({
        ...askedOf(caller, asked),
        state,
        order,
        limit,
        ...(rule && { rule }),
        ...(village && { village }),
        ...(month && { month }),
        ...(assignedTo && { assignedTo }),
        ...(after && { after }),
        ...revealOf(caller, asked.reveal),
      }),
    );
  }

  @Allow('read-findings', 'public')
  @Answers('The codes people may give as a verdict or a reason, in both languages', 'Reasons')
  @Get('reasons')
  reasons(): ReasonsAnswer {
    return reasons;
  }

  @Allow('read-findings')
  @Answers('By rule, how many of the findings people verified in a time were true', 'Precision')
  @Get('precision')
  precision(
    @Caller() { scope }: CallerOfRequest,
    @Query() asked: PrecisionDto,
  ): Promise<PrecisionAnswer> {
    const until = parseLocalDate(asked.until ?? '') ?? systemClock.today();
    const from = parseLocalDate(asked.from ?? '') ?? addDays(until, A_YEAR_BEFORE);
    return this.queries.execute(new AskPrecision({ scope, from, until }));
  }
}
