import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { AskBackfill, OpenBackfill } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers } from '../openapi/answer.decorator';
import type { BackfillAnswer } from '../wire';

export class BackfillDto {
  @ApiProperty()
  @IsBoolean()
  readonly open!: boolean;
}

@ApiTags('imports')
@Controller('backfill')
export class BackfillController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Allow('read-imports', 'public')
  @Answers('Whether days declared in a manifest are accepted now', 'Backfill')
  @Get()
  current(): Promise<BackfillAnswer> {
    return this.queries.execute(new AskBackfill());
  }

  @Allow('manage-accounts', 'ledger')
  @Answers('Opens or closes the back-fill (补录) of older files with declared days', 'Backfill')
  @HttpCode(200)
  @Post()
  async open(
    @Caller() { account }: CallerOfRequest,
    @Body() { open }: BackfillDto,
  ): Promise<BackfillAnswer> {
    await this.commands.execute(new OpenBackfill({ actor: account.userName, open }));
    return this.current();
  }
}
