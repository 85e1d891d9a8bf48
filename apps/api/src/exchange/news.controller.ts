import { Controller, Get, Headers, Inject, type OnModuleDestroy, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { LEDGER, type LedgerApplication } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { AskedWhereDto } from '../resources/asked.dto';
import { EventStream } from './event-stream';
import { NewsStream } from './news-stream';

const EXAMPLE = `id: 4711
event: news
data: {"type":"batch.approved","at":"2021-06-25T02:00:00.000Z","division":"500118001","about":{"batch":"PC202106"}}

event: findings
data: {"division":"500118001201","open":12,"opened":2,"lapsed":0}

: still here

`;

/** What is new for whoever is logged in, within their scope and what they may read. */
@ApiTags('exchange')
@Controller('events')
export class NewsController implements OnModuleDestroy {
  private readonly open = new Set<NewsStream>();

  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('logged-in')
  @ApiOperation({
    summary:
      'What is new as a stream of events: steps of batches, files, money, counts of findings by division, imports under way; resumes at Last-Event-ID',
  })
  @ApiResponse({
    status: 200,
    description: 'begin, news, findings, import, end',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @Get()
  async stream(
    @Caller() caller: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Headers('last-event-id') lastId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const stream = new NewsStream(this.ledger, caller, new EventStream(response));
    this.open.add(stream);
    response.once('close', () => this.open.delete(stream));
    await stream.run(lastId);
  }

  /** Whoever listens is let go, or the app would wait for them for ever. */
  onModuleDestroy(): void {
    for (const stream of this.open) stream.end();
  }
}
