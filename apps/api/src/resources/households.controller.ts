import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskReplay, type ReplayAnswer } from '@ledger/application';
import { parseLocalDate } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { askedOf } from './asked.dto';
import { parseInstant, ReplayDto } from './replay.dto';
import { revealOf } from './reveal';

@ApiTags('history')
@Controller('households')
export class HouseholdsController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('replay-history')
  @Answers('The story of one household on the three clocks', 'Replay')
  @Refuses(404, 'not-found')
  @Get(':no/replay')
  async replay(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() asked: ReplayDto,
  ): Promise<ReplayAnswer> {
    const asOf = parseLocalDate(asked.asOf ?? '');
    const recordedAt = parseInstant(asked.recordedAt ?? '');
    const answer = await this.queries.execute(
      new AskReplay({
        ...askedOf(caller, asked),
        household,
        asker: askerOf(caller),
        ...(asOf && { asOf }),
        ...(recordedAt && { recordedAt }),
        ...revealOf(caller, asked.reveal),
      }),
    );
    if (!answer) throw new Problem('not-found');
    return answer;
  }
}
