import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type AccessAnswer, AskAccess } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { AccessDto } from './access.dto';
import { CommitteeAnswers } from './answer-schemas';

@ApiTags('access')
@Allow('committee', 'ledger')
@Controller('committee/access')
export class AccessController {
  constructor(private readonly queries: QueryBus) {}

  @CommitteeAnswers('Who looked at what, newest first, a page at a time', 'Access')
  @Get()
  access(@Query() { user, day, kind, before, limit }: AccessDto): Promise<AccessAnswer> {
    return this.queries.execute(
      new AskAccess({
        limit,
        ...(user !== undefined && { user }),
        ...(day !== undefined && { day }),
        ...(kind !== undefined && { kind }),
        ...(before !== undefined && { before }),
      }),
    );
  }
}
