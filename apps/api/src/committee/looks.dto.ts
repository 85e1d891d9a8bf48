import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { parseLocalDate } from '@ledger/kernel';
import { parseClueNo } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { parseInstant, ReplayDto } from '../resources/replay.dto';

const TYPED_MAX = 60;

export class SearchDto {
  @ApiProperty({
    description: 'A household, an ID number, a whole name, an account, a village or a paper.',
  })
  @IsString()
  @Length(2, TYPED_MAX, { message: `2 to ${TYPED_MAX} characters` })
  readonly text!: string;
}

/** A place on the three clocks. */
export class ClocksDto {
  @ApiProperty({ format: 'date' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly knownOn!: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly asOf?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @Parses(parseInstant, 'a moment with its zone (2021-06-30T08:00:00Z)')
  readonly recordedAt?: string;
}

export class BundleDto extends ReplayDto {
  @ApiPropertyOptional({ description: 'The moment that stands beside this one.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClocksDto)
  readonly beside?: ClocksDto;

  @ApiPropertyOptional({ description: 'The clue it is for; it is written down there too.' })
  @IsOptional()
  @Parses(parseClueNo, 'a clue number of 1 to 64 visible characters')
  readonly clue?: string;
}
