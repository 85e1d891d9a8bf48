import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { type Instant, instant, parseLocalDate } from '@ledger/kernel';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** With its zone: a moment without one would be another moment on another machine. */
export const parseInstant = (text: string): Instant | undefined =>
  ISO_INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? instant(text) : undefined;

export class ReplayDto extends AskedDto {
  @ApiPropertyOptional({ format: 'date', description: 'Only what was true by this day.' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly asOf?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Only what the log held by then.' })
  @IsOptional()
  @Parses(parseInstant, 'a moment with its zone (2021-06-30T08:00:00Z)')
  readonly recordedAt?: string;

  @ApiPropertyOptional({
    description:
      'Why personal data must be seen unmasked. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}
