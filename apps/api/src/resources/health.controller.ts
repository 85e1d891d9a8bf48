import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { absenceIn, LEDGER, type LedgerApplication } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Answers } from '../openapi/answer.decorator';
import type { HealthAnswer } from '../wire';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('anyone', 'public')
  @Answers('Whether the app serves, its database answers and its views are up to date', 'Health')
  @Get()
  async health(@Res({ passthrough: true }) response: Response): Promise<HealthAnswer> {
    const { database, store, behind, checkpoint } = await this.current();
    // Whoever watches over the app reads the status; a reader of the page reads the answer.
    if (database === 'down') response.status(503).setHeader('Retry-After', '2');
    return { status: 'up', database, store, projector: { behind }, checkpoint };
  }

  private async current(): Promise<Awaited<ReturnType<LedgerApplication['health']>>> {
    try {
      return await this.ledger.health();
    } catch (error) {
      if (absenceIn(error)) {
        return { database: 'down', store: 'down', behind: true, checkpoint: null };
      }
      throw error;
    }
  }
}
