import { Controller, HttpCode, Param, Post, UploadedFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import {
  AskRosterComparison,
  type BatchAnswer,
  type RosterComparisonAnswer,
  TakeBatchRoster,
  type Upload,
} from '@ledger/application';
import type { BatchNo } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { OfStream } from '../exchange/of-stream.decorator';
import { TakesFile } from '../exchange/takes-files.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { knownBatch } from './known-batch';
import { type MultipartFile, tooLargeProblem, uploaded } from './upload';

const rosterBody = {
  schema: {
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' } },
    required: ['file'],
  },
};

const theOne = (sent: MultipartFile | undefined): Upload => {
  if (!sent) throw new Problem('no-files');
  const { files, tooLarge } = uploaded([sent]);
  const [file] = files;
  if (!file) throw tooLargeProblem(tooLarge);
  return file;
};

/** The office's own roster (花名册) and the draft, before anything is frozen. */
@ApiTags('batches')
@OfStream('batch')
@Controller('batches/:batch')
export class BatchRosterController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Allow('make-batches')
  @Answers('How a roster of the office differs from the draft, line by line', 'RosterComparison')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step')
  @Refuses(411, 'length-required')
  @Refuses(413, 'too-large')
  @Refuses(422, 'no-files', 'not-readable', 'not-a-roster')
  @Refuses(503, 'uploads-busy')
  @ApiBody(rosterBody)
  @TakesFile('file')
  @HttpCode(200)
  @Post('comparison')
  async compare(
    @Caller() { scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @UploadedFile() sent: MultipartFile | undefined,
  ): Promise<RosterComparisonAnswer> {
    const file = theOne(sent);
    const answer = await this.queries.execute(new AskRosterComparison({ batch, scope, file }));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('make-batches')
  @Answers('Draws the batch up from a roster of the office, all of it or nothing', 'Batch')
  @Refuses(404, 'batch-not-opened')
  @Refuses(409, 'batch-at-other-step', 'roster-reissues-unclear')
  @Refuses(411, 'length-required')
  @Refuses(413, 'too-large')
  @Refuses(
    422,
    'no-files',
    'not-readable',
    'not-a-roster',
    'roster-rows-rejected',
    'roster-of-other-month',
    'roster-households-unknown',
  )
  @Refuses(503, 'uploads-busy')
  @ApiBody(rosterBody)
  @TakesFile('file')
  @HttpCode(200)
  @Post('roster')
  async take(
    @Caller() { account, scope }: CallerOfRequest,
    @Param('batch', knownBatch) batch: BatchNo,
    @UploadedFile() sent: MultipartFile | undefined,
  ): Promise<BatchAnswer> {
    const order = { batch, scope, actor: account.userName, file: theOne(sent) };
    const answer = await this.commands.execute(new TakeBatchRoster(order));
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }
}
