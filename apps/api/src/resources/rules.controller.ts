import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AskRules, type RuleAnswer } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Answers } from '../openapi/answer.decorator';

@ApiTags('findings')
@Controller('rules')
export class RulesController {
  constructor(private readonly queries: QueryBus) {}

  @Allow('logged-in', 'public')
  @Answers('The rules, what each matches and the lawful explanation to check first', 'Rules')
  @Get()
  async rules(): Promise<{ readonly rules: readonly RuleAnswer[] }> {
    return { rules: await this.queries.execute(new AskRules()) };
  }
}
