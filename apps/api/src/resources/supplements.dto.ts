import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { parseYearMonth } from '@ledger/kernel';
import type { ReversalReason, SupplementKind, SupplementShare } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';
import { REVERSAL_REASONS } from './funds.dto';
import { SecondPersonDto } from './imports.dto';

const KINDS = Object.keys({
  SUPPLEMENT: true,
  PRICE_SUBSIDY: true,
  FESTIVAL_GRANT: true,
  ONE_OFF: true,
} satisfies Record<SupplementKind, true>);
const SHARES = Object.keys({
  HOUSEHOLD: true,
  COVERED_MEMBER: true,
} satisfies Record<SupplementShare, true>);
/** More than this for one household or person is a slip of the keyboard. */
const FEN_MAX = 100_000_000;
/** Whoever means more means a village or the street. */
const HOUSEHOLDS_MAX = 500;
const MONTH = 'a month (YYYY-MM)';

class ConfirmedDto {
  @ApiProperty({ maxLength: 1000, description: 'Why. Kept in the vault.' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly reason!: string;

  @ApiProperty({ type: SecondPersonDto, description: 'Who checks it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}

/** A supplement before it is ordered: who would get what. */
export class PreviewSupplementDto {
  @ApiProperty({ example: '2021-09', description: '所属月份' })
  @Parses(parseYearMonth, MONTH)
  readonly benefitMonth!: string;

  @ApiProperty({ enum: KINDS, description: '补助, 价格临时补贴, 节日补助, 一次性补助' })
  @IsIn(KINDS, { message: `one of ${KINDS.join(', ')}` })
  readonly kind!: SupplementKind;

  @ApiProperty({ description: '文号 of the notice that gives it.', example: '永民发〔2021〕30号' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  readonly document!: string;

  @ApiProperty({ enum: SHARES, description: 'For each household, or each covered member.' })
  @IsIn(SHARES, { message: `one of ${SHARES.join(', ')}` })
  readonly per!: SupplementShare;

  @ApiProperty({ description: 'Fen (分).', minimum: 1, maximum: FEN_MAX })
  @IsInt()
  @Min(1)
  @Max(FEN_MAX)
  readonly amountFen!: number;

  @ApiPropertyOptional({
    type: [String],
    description: '家庭编号; absent: all of the division that are due the benefit of the month.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HOUSEHOLDS_MAX)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  readonly households?: string[];
}

export class OrderSupplementDto extends IntersectionType(PreviewSupplementDto, ConfirmedDto) {}

export class ReverseSupplementDto extends ConfirmedDto {
  @ApiProperty({ example: '2021-09', description: '所属月份' })
  @Parses(parseYearMonth, MONTH)
  readonly benefitMonth!: string;

  @ApiProperty({ description: 'The number of the order in the month.', minimum: 1 })
  @IsInt()
  @Min(1)
  readonly order!: number;

  @ApiProperty({ enum: REVERSAL_REASONS })
  @IsIn(REVERSAL_REASONS, { message: `one of ${REVERSAL_REASONS.join(', ')}` })
  readonly reasonCode!: ReversalReason;
}

export class SupplementsDto extends AskedDto {
  @ApiPropertyOptional({ example: '2021-09', description: '所属月份' })
  @IsOptional()
  @Parses(parseYearMonth, MONTH)
  readonly benefitMonth?: string;
}
