import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  AskConsistency,
  AskInclusion,
  AskKeys,
  type ConsistencyAnswer,
  type InclusionAnswer,
  type KeysAnswer,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Answers, orText, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { ConsistencyDto, InclusionDto, parseRevision, parseSize, parseStream } from './seal.dto';

const TEXT = 'text/plain';

const questionOf = (asked: InclusionDto) => {
  const [stream, revision] = [parseStream(asked.stream), parseRevision(asked.revision)];
  // Both were parsed before this was called.
  if (stream === undefined || revision === undefined) throw new Problem('not-valid');
  const size = parseSize(asked.size ?? '');
  return new AskInclusion({ stream, revision, ...(size !== undefined && { size }) });
};

@ApiTags('log')
@Controller()
export class ProofsController {
  constructor(private readonly queries: QueryBus) {}

  // The name of a stream tells whether a household is in the ledger, also of another street.
  @Allow('verify-log', 'ledger')
  @Answers(
    'Proves that an event stands in the log of a checkpoint, without showing it',
    'Inclusion',
  )
  @orText
  @Refuses(404, 'event-not-found', 'checkpoint-not-found')
  @Refuses(409, 'not-sealed-yet', 'seal-broken')
  @Refuses(422, 'not-valid')
  @Get('proofs/inclusion')
  async inclusion(
    @Query() asked: InclusionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<InclusionAnswer | string> {
    const proven = await this.queries.execute(questionOf(asked));
    if (isRefused(proven)) throw problemOf(proven);
    if (request.accepts(['application/json', TEXT]) !== TEXT) return proven.answer;
    response.type(TEXT);
    return proven.answer.tlogProof;
  }

  @Allow('verify-log', 'public')
  @Answers('Proves that the log of so many events is the beginning of a later one', 'Consistency')
  @Refuses(409, 'not-sealed-yet', 'seal-broken')
  @Refuses(422, 'not-valid', 'not-a-tree')
  @Get('proofs/consistency')
  async consistency(@Query() { first, second }: ConsistencyDto): Promise<ConsistencyAnswer> {
    const sizes = { first: parseSize(first) ?? 0, second: parseSize(second) ?? 0 };
    const answer = await this.queries.execute(new AskConsistency(sizes));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('logged-in', 'public')
  @Answers('The keys that signed and sign checkpoints, and the cosigners that are trusted', 'Keys')
  @Get('keys')
  keys(): Promise<KeysAnswer> {
    return this.queries.execute(new AskKeys());
  }
}
