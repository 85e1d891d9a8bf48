import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskVerify, type VerifyAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Answers } from '../openapi/answer.decorator';

@ApiTags('log')
@Controller('verify')
export class VerifyController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('verify-log')
  @Answers('Checks the leaf hash and the position of every stored event', 'Verification')
  @Get()
  verify(): Promise<VerifyAnswer> {
    return this.queries.execute(new AskVerify());
  }
}
