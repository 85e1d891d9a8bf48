import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskPolicies,
  CheckPolicies,
  may,
  type NoticesRejected,
  type PoliciesAnswer,
  type PublishedAnswer,
  PublishPolicies,
  type WhatIfAnswer,
} from '@ledger/application';
import { parseYearMonth } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { askedOf } from './asked.dto';
import { CheckPoliciesDto, PoliciesDto, PublishPoliciesDto } from './policies.dto';
import { SecondPerson } from './second-person';

const CONFLICTS = ['policy-overlaps', 'policy-already-closed', 'policy-nothing-new'] as const;

/** Everything that is wrong, by notice and member, counted as whoever sent it counts. */
const notValid = ({ problems }: NoticesRejected): Problem =>
  new Problem('not-valid', {
    fields: problems.map(({ notice, field, zh, en }) => ({
      field: `notices.${notice - 1}${field ? `.${field}` : ''}`,
      expected: `${zh}。 ${en}`,
    })),
  });

@ApiTags('policy')
@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-policy')
  @Answers('Policy (政策) by division, question and month, each with its document', 'Policies')
  @Get()
  policies(
    @Caller() caller: CallerOfRequest,
    @Query() asked: PoliciesDto,
  ): Promise<PoliciesAnswer> {
    const at = parseYearMonth(asked.at ?? '');
    const { scope: division, knownOn } = askedOf(caller, asked);
    return this.queries.execute(new AskPolicies({ division, knownOn, ...(at && { at }) }));
  }

  @Allow('check-policy')
  @Answers(
    'What today’s findings would be under some notices (试算); the list only for who may read findings',
    'WhatIf',
  )
  @Refuses(404, 'policy-not-published')
  @Refuses(409, ...CONFLICTS)
  @Refuses(422, 'not-valid', 'closes-before-it-starts')
  @HttpCode(200)
  @Post('check')
  async check(
    @Caller() { account, scope }: CallerOfRequest,
    @Body() { notices, limit }: CheckPoliciesDto,
  ): Promise<WhatIfAnswer> {
    const withList = may(account.role, 'read-findings');
    const answer = await this.queries.execute(
      new CheckPolicies({ notices, scope, withList, limit }),
    );
    if ('problems' in answer) throw notValid(answer);
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('publish-policy')
  @Answers('Publishes notices: they judge from today on, also past months', 'PolicyPublished', 201)
  @Refuses(403, 'outside-scope')
  @Refuses(404, 'policy-not-published')
  @Refuses(409, ...CONFLICTS)
  @Refuses(422, 'not-valid', 'second-person-missing', 'closes-before-it-starts')
  @Post()
  async publish(
    @Caller() caller: CallerOfRequest,
    @Body() { notices, secondPerson }: PublishPoliciesDto,
  ): Promise<PublishedAnswer> {
    const answer = await this.commands.execute(
      new PublishPolicies({
        actor: caller.account.userName,
        confirmedBy: await this.secondPerson.confirm(caller, secondPerson, 'publish-policy'),
        scope: caller.scope,
        notices,
      }),
    );
    if ('problems' in answer) throw notValid(answer);
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
