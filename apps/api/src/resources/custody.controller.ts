import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskCustody,
  AskCustodyDue,
  type CustodyAnswer,
  type CustodyDueAnswer,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import { askedOf } from './asked.dto';
import { CustodyDueDto } from './custody-acts.dto';
import { CustodyDto } from './evidence.dto';
import { revealOf } from './reveal';

@ApiTags('custody')
@Controller('custody')
export class CustodyController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('Who keeps whose card, since when, on what paper (卡折代管台账)', 'Custody')
  @Get()
  custody(@Caller() caller: CallerOfRequest, @Query() asked: CustodyDto): Promise<CustodyAnswer> {
    const { village, open } = asked;
    return this.queries.execute(
      new AskCustody({
        ...askedOf(caller, asked),
        ...(village !== undefined && { village }),
        ...(open === 'true' && { open: true }),
        ...revealOf(caller, asked.reveal),
      }),
    );
  }

  @Allow('read-findings')
  @Answers('Papers that are missing or run out, and reviews that fall due', 'CustodyDue')
  @Get('due')
  due(@Caller() caller: CallerOfRequest, @Query() asked: CustodyDueDto): Promise<CustodyDueAnswer> {
    const { village, withinDays } = asked;
    return this.queries.execute(
      new AskCustodyDue({
        ...askedOf(caller, asked),
        withinDays,
        ...(village !== undefined && { village }),
        ...revealOf(caller, asked.reveal),
      }),
    );
  }
}
