import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AddCosignature,
  AskCheckpoint,
  AskCheckpoints,
  type CheckpointAnswer,
  TakeCheckpoint,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Answers, AnswersText, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { CheckpointsDto, CosignatureDto, parseSize } from './seal.dto';

const NOTE = 'text/plain; charset=utf-8';

/** What cannot be a size is the size of none. */
const sizeOf = (text: string): number => {
  const size = parseSize(text);
  if (size === undefined) throw new Problem('checkpoint-not-found');
  return size;
};

@ApiTags('log')
@Controller('checkpoints')
export class CheckpointsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Allow('logged-in', 'public')
  @Answers('The signed heads of the log (检查点), newest first', 'Checkpoints')
  @Get()
  async list(
    @Query() { limit, before }: CheckpointsDto,
  ): Promise<{ readonly checkpoints: readonly CheckpointAnswer[] }> {
    const smaller = parseSize(before ?? '');
    const asked = { limit, ...(smaller !== undefined && { before: smaller }) };
    return { checkpoints: await this.queries.execute(new AskCheckpoints(asked)) };
  }

  @Allow('logged-in', 'public')
  @AnswersText('The latest checkpoint as the text to print and keep')
  @Refuses(404, 'checkpoint-not-found')
  @Header('Content-Type', NOTE)
  @Get('latest')
  latest(): Promise<string> {
    return this.noteOf('latest');
  }

  @Allow('logged-in', 'public')
  @AnswersText('The checkpoint of so many events as the text to print and keep')
  @Refuses(404, 'checkpoint-not-found')
  @Header('Content-Type', NOTE)
  @Get(':size')
  ofSize(@Param('size') size: string): Promise<string> {
    return this.noteOf(sizeOf(size));
  }

  @Allow('take-checkpoints', 'ledger')
  @Answers('Signs the log as it stands now', 'Checkpoint')
  @Refuses(409, 'seal-key-away', 'seal-broken')
  @HttpCode(200)
  @Post()
  async take(): Promise<CheckpointAnswer> {
    const answer = await this.commands.execute(new TakeCheckpoint());
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  @Allow('add-cosignatures', 'public')
  @Answers('Keeps the signatures of trusted cosigners (会签) under a checkpoint', 'Checkpoint')
  @Refuses(404, 'checkpoint-not-found')
  @Refuses(422, 'not-valid', 'not-a-checkpoint', 'other-log', 'signatures-refused')
  @HttpCode(200)
  @Post(':size/cosignatures')
  async cosign(
    @Param('size') size: string,
    @Body() { note }: CosignatureDto,
  ): Promise<CheckpointAnswer> {
    const order = new AddCosignature({ text: note, size: sizeOf(size) });
    const answer = await this.commands.execute(order);
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  private async noteOf(size: number | 'latest'): Promise<string> {
    const checkpoint = await this.queries.execute(new AskCheckpoint({ size }));
    if (!checkpoint) throw new Problem('checkpoint-not-found');
    return checkpoint.text;
  }
}
