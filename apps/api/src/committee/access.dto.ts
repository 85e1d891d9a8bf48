import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { AccessEntry } from '@ledger/application';
import { parseLocalDate } from '@ledger/kernel';
import { Parses } from '../parses.decorator';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;

const everyKind = {
  PersonalDataViewed: true,
  HistoryReplayed: true,
  DataExported: true,
  AccessDenied: true,
  Unreadable: true,
} satisfies Record<AccessEntry['kind'], true>;
const KINDS = Object.keys(everyKind);

export class AccessDto {
  @ApiPropertyOptional({ description: 'A user name; `cli:0` and the like on the command line.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly user?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly day?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS, { message: `one of ${KINDS.join(', ')}` })
  readonly kind?: AccessEntry['kind'];

  @ApiPropertyOptional({ description: 'The `before` of the page before this one.' })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  readonly before?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  readonly limit: number = LIMIT_DEFAULT;
}
