import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { parseQuarter, parseYear } from '@ledger/application';
import { parseYearMonth } from '@ledger/kernel';
import { Parses } from '../parses.decorator';
import { AskedDto, AskedWhereDto } from './asked.dto';
import { FindingsDto } from './findings.dto';

const LANGUAGE = 'The language of the paper; Chinese by default.';
const VILLAGE = 'Name of a village as the files write it, or its division code.';

/** The paper of a batch or a closed month is what it is, whatever became known since. */
export class PrintedDto extends AskedWhereDto {
  @ApiPropertyOptional({ enum: ['zh', 'en'], description: LANGUAGE })
  @IsOptional()
  @IsIn(['zh', 'en'])
  readonly language?: 'zh' | 'en';
}

export class PaperDto extends AskedDto {
  @ApiPropertyOptional({ enum: ['zh', 'en'], description: LANGUAGE })
  @IsOptional()
  @IsIn(['zh', 'en'])
  readonly language?: 'zh' | 'en';
}

export class FindingsPaperDto extends FindingsDto {
  @ApiPropertyOptional({ enum: ['zh', 'en'], description: LANGUAGE })
  @IsOptional()
  @IsIn(['zh', 'en'])
  readonly language?: 'zh' | 'en';
}

export class RegisterPaperDto extends PaperDto {
  @ApiPropertyOptional({ description: VILLAGE })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;
}

export class QuarterPaperDto extends PaperDto {
  @ApiProperty({
    example: '2021Q2',
    description: 'The quarter. As known on its last day by default, or today while it runs.',
  })
  @Parses(parseQuarter, 'a quarter (2021Q2)')
  readonly quarter!: string;
}

export class YearPaperDto extends PaperDto {
  @ApiProperty({
    example: '2021',
    description: 'The year. As known on its last day by default, or today while it runs.',
  })
  @Parses(parseYear, 'a year (2021)')
  readonly year!: string;
}

export class PublicNoticeDto extends RegisterPaperDto {
  @ApiProperty({ example: '2021-06', description: 'The benefit month whose households are shown.' })
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly month!: string;

  @ApiPropertyOptional({
    description:
      'Why whole names must stand on the notice. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}
