import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  closeReasons,
  parseCursor,
  passOnReasons,
  reopenReasons,
  type StateAsked,
  suppressReasons,
  verdictWords,
  verifyReasons,
  WORK_ORDERS,
  WORK_STATES,
  type WorkOrder,
} from '@ledger/application';
import { parseLocalDate, parseYearMonth } from '@ledger/kernel';
import type {
  CloseReason,
  PassOnReason,
  ReopenReason,
  SuppressReason,
  Verdict,
  VerifyReason,
} from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { AskedWhereDto } from './asked.dto';
import { FindingsDto } from './findings.dto';
import { SecondPersonDto } from './imports.dto';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const NAME_MAX = 64;
const NOTE_MAX = 1_000;
const STATES = ['to-do', 'all', ...WORK_STATES];
const DIGEST = /^[\da-f]{64}$/;

const keysOf = (words: object): readonly string[] => Object.keys(words);
const among = (words: object) => ({ message: `one of ${keysOf(words).join(', ')}` });

export class WorklistDto extends FindingsDto {
  @ApiPropertyOptional({ example: '2021-06', description: '所属月份 of the finding.' })
  @IsOptional()
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly month?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'to-do' })
  @IsOptional()
  @IsIn(STATES, { message: `one of ${STATES.join(', ')}` })
  readonly state: StateAsked = 'to-do';

  @ApiPropertyOptional({ description: 'User name of whoever has it.' })
  @IsOptional()
  @IsString()
  @MaxLength(NAME_MAX)
  readonly assignedTo?: string;

  @ApiPropertyOptional({ enum: WORK_ORDERS, default: 'money' })
  @IsOptional()
  @IsIn(WORK_ORDERS, { message: `one of ${WORK_ORDERS.join(', ')}` })
  readonly order: WorkOrder = 'money';

  @ApiPropertyOptional({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  readonly limit: number = LIMIT_DEFAULT;

  @ApiPropertyOptional({ description: '"after" of the page before.' })
  @IsOptional()
  @Parses(parseCursor, 'what the page before gave as "after"')
  readonly after?: string;
}

export class PrecisionDto extends AskedWhereDto {
  @ApiPropertyOptional({ format: 'date', description: 'A year before "until" by default.' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Included; today by default.' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly until?: string;
}

export class AssignmentDto {
  @ApiProperty({ description: 'User name of whoever shall work on it.' })
  @IsString()
  @MinLength(1)
  @MaxLength(NAME_MAX)
  readonly assignedTo!: string;
}

class NoteDto {
  @ApiPropertyOptional({ maxLength: NOTE_MAX, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(NOTE_MAX)
  readonly note?: string;
}

class JudgingDto extends NoteDto {
  @ApiProperty({ description: '"seen" of the line that was on the screen.' })
  @Matches(DIGEST, { message: 'what the worklist gave as "seen"' })
  readonly seen!: string;
}

export class VerificationDto extends JudgingDto {
  @ApiProperty({ enum: keysOf(verdictWords), description: '属实, 不属实, 无法认定' })
  @IsIn(keysOf(verdictWords), among(verdictWords))
  readonly verdict!: Verdict;

  @ApiProperty({ enum: keysOf(verifyReasons) })
  @IsIn(keysOf(verifyReasons), among(verifyReasons))
  readonly reasonCode!: VerifyReason;
}

export class PassingOnDto extends JudgingDto {
  @ApiProperty({ enum: keysOf(passOnReasons) })
  @IsIn(keysOf(passOnReasons), among(passOnReasons))
  readonly reasonCode!: PassOnReason;
}

export class ClosingDto extends JudgingDto {
  @ApiProperty({ enum: keysOf(closeReasons) })
  @IsIn(keysOf(closeReasons), among(closeReasons))
  readonly reasonCode!: CloseReason;
}

export class ReopeningDto extends NoteDto {
  @ApiProperty({ enum: keysOf(reopenReasons) })
  @IsIn(keysOf(reopenReasons), among(reopenReasons))
  readonly reasonCode!: ReopenReason;
}

export class SuppressionDto extends JudgingDto {
  @ApiProperty({ enum: keysOf(suppressReasons) })
  @IsIn(keysOf(suppressReasons), among(suppressReasons))
  readonly reasonCode!: SuppressReason;

  @ApiProperty({ format: 'date', description: 'The first day on which it is back.' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly until!: string;

  @ApiProperty({ type: SecondPersonDto, description: 'Who agrees to it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}
