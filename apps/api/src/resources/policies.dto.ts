import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { parseYearMonth } from '@ledger/kernel';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';
import { SecondPersonDto } from './imports.dto';

const NOTICES_MAX = 200;
const LIMIT_DEFAULT = 1_000;
const LIMIT_MAX = 10_000;

export class PoliciesDto extends AskedDto {
  @ApiPropertyOptional({ description: 'Only what governs this month (YYYY-MM).' })
  @IsOptional()
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly at?: string;
}

class NoticesDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    maxItems: NOTICES_MAX,
    description:
      'Notices: division, from, until?, announcedOn, document, verified, unverifiedBecause?, and ' +
      'values (question → value) or closes (questions whose entry from that month ends).',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(NOTICES_MAX)
  readonly notices!: unknown[];
}

export class CheckPoliciesDto extends NoticesDto {
  @ApiPropertyOptional({ minimum: 0, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LIMIT_MAX)
  readonly limit: number = LIMIT_DEFAULT;
}

export class PublishPoliciesDto extends NoticesDto {
  @ApiProperty({ type: SecondPersonDto, description: 'Who confirms it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}
