import { Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import {
  AskCommitteeCheckpoint,
  AskCommitteeVerify,
  TakeCommitteeCheckpoint,
  type VerifyAnswer,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Problem } from '../problems/problem';
import { CommitteeAnswers } from './answer-schemas';
import { CommitteeDocument } from './document';

const TEXT = 'text/plain; charset=utf-8';

@ApiTags('log')
@Allow('committee', 'ledger')
@Controller('committee')
export class LogController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CommitteeDocument) private readonly document: CommitteeDocument,
  ) {}

  @CommitteeAnswers(
    'Recomputes the committee’s own log; the log of money is another',
    'Verification',
  )
  @Get('verify')
  verify(): Promise<VerifyAnswer> {
    return this.queries.execute(new AskCommitteeVerify());
  }

  @CommitteeAnswers('The latest checkpoint, a signed note', 'Note')
  @Header('Content-Type', TEXT)
  @Get('checkpoints/latest')
  async latest(): Promise<string> {
    const note = await this.queries.execute(new AskCommitteeCheckpoint());
    if (note === null) throw new Problem('not-found');
    return note;
  }

  @CommitteeAnswers('Takes a checkpoint now; nothing new gives the one before', 'Note')
  @Header('Content-Type', TEXT)
  @HttpCode(200)
  @Post('checkpoints')
  take(): Promise<string> {
    return this.commands.execute(new TakeCommitteeCheckpoint());
  }

  @CommitteeAnswers('This description', 'OpenApi')
  @Get('docs-json')
  describe(): OpenAPIObject {
    return this.document.current();
  }
}
