import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AskBatchSeen,
  AskMoments,
  type BatchSeenAnswer,
  type ClocksAt,
  ExportBundle,
  type MomentsAnswer,
  type SearchAnswer,
  SearchLedger,
  statedBatchNo,
} from '@ledger/application';
import { type Instant, type LocalDate, parseLocalDate } from '@ledger/kernel';
import { parseClueNo } from '@ledger/ledger';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { AskedDto, askedOf } from '../resources/asked.dto';
import { parseInstant, ReplayDto } from '../resources/replay.dto';
import { revealOf } from '../resources/reveal';
import { CommitteeAnswers } from './answer-schemas';
import { BundleDto, type ClocksDto, SearchDto } from './looks.dto';

const clocksIn = ({ asOf, recordedAt }: Omit<ClocksDto, 'knownOn'>) => {
  const day = parseLocalDate(asOf ?? '');
  const instant = parseInstant(recordedAt ?? '');
  return { ...(day && { asOf: day }), ...(instant && { recordedAt: instant }) } satisfies {
    asOf?: LocalDate;
    recordedAt?: Instant;
  };
};

const besideOf = (beside: ClocksDto | undefined): { readonly beside?: ClocksAt } => {
  const knownOn = parseLocalDate(beside?.knownOn ?? '');
  return beside && knownOn ? { beside: { knownOn, ...clocksIn(beside) } } : {};
};

/** Where the committee looks at households; each look is written down in its own log alone. */
@ApiTags('looks')
@Allow('committee', 'ledger')
@Controller('committee')
export class LooksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @CommitteeAnswers(
    'Finds by what was typed, which is kept nowhere; that it was asked is',
    'Search',
  )
  @HttpCode(200)
  @Post('search')
  search(@Caller() caller: CallerOfRequest, @Body() { text }: SearchDto): Promise<SearchAnswer> {
    return this.commands.execute(
      new SearchLedger({ scope: caller.scope, text, asker: askerOf(caller) }),
    );
  }

  @CommitteeAnswers('A household at every moment of the three clocks, to be turned', 'Moments')
  @Get('households/:no/moments')
  async moments(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Query() asked: ReplayDto,
  ): Promise<MomentsAnswer> {
    const answer = await this.queries.execute(
      new AskMoments({
        ...askedOf(caller, asked),
        household,
        asker: askerOf(caller),
        ...clocksIn(asked),
        ...revealOf(caller, asked.reveal),
      }),
    );
    if (!answer) throw new Problem('household-not-found');
    return answer;
  }

  @CommitteeAnswers('Who did what with a batch, and what its approver saw', 'BatchSeen')
  @Get('batches/:batch')
  async batch(
    @Caller() caller: CallerOfRequest,
    @Param('batch') text: string,
    @Query() asked: AskedDto,
  ): Promise<BatchSeenAnswer> {
    const batch = statedBatchNo(text);
    const answer =
      batch &&
      (await this.queries.execute(
        new AskBatchSeen({ ...askedOf(caller, asked), batch, asker: askerOf(caller) }),
      ));
    if (!answer) throw new Problem('not-found');
    return answer;
  }

  @CommitteeAnswers('What is on the screen as one file, with its proofs', 'Bundle')
  @HttpCode(200)
  @Post('households/:no/bundle')
  async bundle(
    @Caller() caller: CallerOfRequest,
    @Param('no') household: string,
    @Body() asked: BundleDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const clue = parseClueNo(asked.clue ?? '');
    const answer = await this.commands.execute(
      new ExportBundle({
        ...askedOf(caller, asked),
        household,
        asker: askerOf(caller),
        ...clocksIn(asked),
        ...besideOf(asked.beside),
        ...(clue && { clue }),
        ...revealOf(caller, asked.reveal),
      }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    const digest = Buffer.from(answer.sha256, 'hex').toString('base64');
    // RFC 9530 knows SHA-256; SM3 (GB/T 32905) has no name there.
    response.setHeader('Repr-Digest', `sha-256=:${digest}:`);
    response.setHeader('X-Digest-SM3', answer.sm3);
    return new StreamableFile(answer.bytes, {
      type: 'application/json; charset=utf-8',
      length: answer.bytes.length,
      disposition: `attachment; filename="evidence-${answer.sha256.slice(0, 12)}.json"`,
    });
  }
}
