import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskArrears, AskDeaths, type ArrearsAnswer, type DeathsAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Paged } from '../exchange/paged.decorator';
import { Answers } from '../openapi/answer.decorator';
import { askedOf } from './asked.dto';
import { ArrearsDto, DeathsDto } from './evidence.dto';
import { revealOf } from './reveal';

const inVillage = ({ village }: { readonly village?: string }) =>
  village === undefined ? {} : { village };

@ApiTags('evidence')
@Controller()
export class DeathsController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('read-findings')
  @Answers('What each source claims of a death, and the money that hangs on it', 'Deaths')
  @Get('deaths')
  deaths(@Caller() caller: CallerOfRequest, @Query() asked: DeathsDto): Promise<DeathsAnswer> {
    return this.queries.execute(
      new AskDeaths({
        ...askedOf(caller, asked),
        ...inVillage(asked),
        ...(asked.contradictions === 'true' && { contradictions: true }),
        ...revealOf(caller, asked.reveal),
      }),
    );
  }

  @Allow('read-findings')
  @Answers('Months that ought to have been paid and were not (应补发)', 'Arrears')
  @Paged({ list: 'arrears', order: ['householdNo', 'benefitMonth'] })
  @Get('arrears')
  arrears(@Caller() caller: CallerOfRequest, @Query() asked: ArrearsDto): Promise<ArrearsAnswer> {
    return this.queries.execute(new AskArrears({ ...askedOf(caller, asked), ...inVillage(asked) }));
  }
}
