import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskVerify, type LogVerification } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Answers } from '../openapi/answer.decorator';

@ApiTags('log')
@Controller('verify')
export class VerifyController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('verify-log')
  @Answers('Recomputes the whole log and compares it with its seal', 'LogVerification')
  @Get()
  verify(): Promise<LogVerification> {
    return this.queries.execute(new AskVerify());
  }
}
