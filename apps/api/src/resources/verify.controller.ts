import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskVerify,
  LEDGER,
  type LedgerApplication,
  type LogVerification,
} from '@ledger/application';
import { covers } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';

@ApiTags('log')
@Controller('verify')
export class VerifyController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
  ) {}

  @Allow('verify-log', 'public')
  @Answers('Recomputes the whole log and compares it with its seal', 'LogVerification')
  @Get()
  async verify(@Caller() { scope }: CallerOfRequest): Promise<LogVerification> {
    const found = await this.queries.execute(new AskVerify());
    if (!found.firstWrong || covers(scope, this.ledger.division)) return found;
    // The name of a stream may be that of a household of another street.
    return { ...found, firstWrong: { ...found.firstWrong, stream: null, revision: null } };
  }
}
