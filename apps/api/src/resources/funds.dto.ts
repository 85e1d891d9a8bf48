import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
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
import { parseLocalDate, parseYearMonth } from '@ledger/kernel';
import type { ChainStage, FundSource, FundStage, LeftStage, ReversalReason } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { AskedDto, AskedWhereDto } from './asked.dto';
import { SecondPersonDto } from './imports.dto';

const LEFT = {
  RAISED: true,
  ALLOCATED: true,
  APPROPRIATED: true,
} satisfies Record<LeftStage, true>;
const CHAIN = { ...LEFT, USED: true } satisfies Record<ChainStage, true>;
const ALL = { ...CHAIN, RETURNED: true, CARRIED_OVER: true } satisfies Record<FundStage, true>;
const ARRIVING = Object.keys(LEFT);
const BOOKED = Object.keys(CHAIN);
const REVERSED = Object.keys(ALL);
const SOURCES = Object.keys({
  CENTRAL: true,
  MUNICIPAL: true,
  DISTRICT: true,
  OTHER: true,
} satisfies Record<FundSource, true>);
export const REVERSAL_REASONS = Object.keys({
  WRONG_AMOUNT: true,
  WRONG_DOCUMENT: true,
  BOOKED_TWICE: true,
  WITHDRAWN_BY_SENDER: true,
  OTHER: true,
} satisfies Record<ReversalReason, true>);
const RURAL_DIBAO = 'RURAL_DIBAO';
const YEAR = /^20\d\d$/;
const NUMBER_MAX = 100;
/** A hundred thousand million yuan: more is a slip of the keyboard. */
const FEN_MAX = 10_000_000_000_000;

/** Which fund: the programme (项目), its fiscal year (年度); the division is that of the question. */
class FundDto {
  @ApiPropertyOptional({ default: RURAL_DIBAO, description: '项目: money is earmarked for it.' })
  @IsOptional()
  @IsIn([RURAL_DIBAO, 'OTHER'], { message: `one of ${RURAL_DIBAO}, OTHER` })
  readonly programme: string = RURAL_DIBAO;

  @ApiProperty({ example: '2021' })
  @Matches(YEAR, { message: 'a year of four digits' })
  readonly fiscalYear!: string;

  @ApiProperty({ description: '文号 of the document or voucher.', example: '渝财社〔2021〕12号' })
  @IsString()
  @MinLength(1)
  @MaxLength(NUMBER_MAX)
  readonly document!: string;
}

/** An amount that moves, out of one office's hands into another's. */
class MovementDto extends FundDto {
  @ApiProperty({ description: 'Fen (分).', minimum: 1, maximum: FEN_MAX })
  @IsInt()
  @Min(1)
  @Max(FEN_MAX)
  readonly amountFen!: number;

  @ApiProperty({ format: 'date', description: '业务日期' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly businessOn!: string;

  @ApiPropertyOptional({ enum: SOURCES, default: 'OTHER', description: '中央, 市级, 区级, 其他' })
  @IsOptional()
  @IsIn(SOURCES, { message: `one of ${SOURCES.join(', ')}` })
  readonly source: FundSource = 'OTHER';

  @ApiProperty({ description: '拨出单位' })
  @IsString()
  @MaxLength(NUMBER_MAX)
  readonly fromUnit!: string;

  @ApiProperty({ description: '拨入单位' })
  @IsString()
  @MaxLength(NUMBER_MAX)
  readonly toUnit!: string;
}

export class FundEntryDto extends MovementDto {
  @ApiProperty({ enum: BOOKED, description: '筹集, 分配, 拨付, 使用' })
  @IsIn(BOOKED, { message: `one of ${BOOKED.join(', ')}` })
  readonly stage!: ChainStage;

  @ApiPropertyOptional({ description: '关联文号: the document this money comes out of.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(NUMBER_MAX)
  readonly relatedDocument?: string;

  @ApiPropertyOptional({ description: '所属月份 (YYYY-MM) the money is earmarked for.' })
  @IsOptional()
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly benefitMonth?: string;
}

/** 结余: what is left of a document and goes back to the treasury or on to the next year. */
export class FundSurplusDto extends MovementDto {
  @ApiProperty({ enum: ARRIVING, description: 'The stage at which the money is left over.' })
  @IsIn(ARRIVING, { message: `one of ${ARRIVING.join(', ')}` })
  readonly relatedStage!: LeftStage;

  @ApiProperty({ description: '关联文号: the document the money is left over of.' })
  @IsString()
  @MinLength(1)
  @MaxLength(NUMBER_MAX)
  readonly relatedDocument!: string;
}

export class FundsArrivalDto extends FundDto {
  @ApiProperty({ enum: ARRIVING })
  @IsIn(ARRIVING, { message: `one of ${ARRIVING.join(', ')}` })
  readonly stage!: LeftStage;

  @ApiProperty({ format: 'date', description: '到账日期' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly arrivedOn!: string;
}

export class FundReversalDto extends FundDto {
  @ApiProperty({ enum: REVERSED })
  @IsIn(REVERSED, { message: `one of ${REVERSED.join(', ')}` })
  readonly stage!: FundStage;

  @ApiProperty({ enum: REVERSAL_REASONS })
  @IsIn(REVERSAL_REASONS, { message: `one of ${REVERSAL_REASONS.join(', ')}` })
  readonly reasonCode!: ReversalReason;

  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;

  @ApiProperty({ type: SecondPersonDto, description: 'Who confirms it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}

export class FundsDto extends AskedDto {
  @ApiPropertyOptional({ example: '2021' })
  @IsOptional()
  @Matches(YEAR, { message: 'a year of four digits' })
  readonly fiscalYear?: string;
}

export class BooksDto extends AskedWhereDto {
  @ApiPropertyOptional({ description: 'A month (YYYY-MM) of knowledge; this month by default.' })
  @IsOptional()
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly month?: string;
}
