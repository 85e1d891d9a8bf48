import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsBooleanString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { changeWords, groundWords } from '@ledger/application';
import { parseLocalDate, parseYearMonth } from '@ledger/kernel';
import type { ChangeGround, ChangeKind } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';
import { SecondPersonDto } from './imports.dto';

const CHANGES = Object.keys(changeWords);
const GROUNDS = Object.keys(groundWords);
const FEN_MAX = 100_000_000;
const DAY = 'a day (YYYY-MM-DD)';
const MONTH = 'a month (YYYY-MM)';

/** A decision before it is made: what would follow of it. */
export class PreviewDecisionDto {
  @ApiProperty({ enum: CHANGES, description: '停发, 减发, 增发, 恢复' })
  @IsIn(CHANGES, { message: `one of ${CHANGES.join(', ')}` })
  readonly change!: ChangeKind;

  @ApiProperty({ description: '身份证号 of the member whom it is about.' })
  @IsString()
  @Length(1, 64)
  readonly idNumber!: string;

  @ApiProperty({ enum: GROUNDS, description: '死亡, 转特困供养, 其他' })
  @IsIn(GROUNDS, { message: `one of ${GROUNDS.join(', ')}` })
  readonly ground!: ChangeGround;

  @ApiPropertyOptional({ format: 'date', description: '事实日期, where the day is known.' })
  @IsOptional()
  @Parses(parseLocalDate, DAY)
  readonly factOn?: string;

  @ApiPropertyOptional({ description: '事实月份, where only the month is known.' })
  @IsOptional()
  @Parses(parseYearMonth, MONTH)
  readonly factMonth?: string;

  @ApiProperty({ format: 'date', description: '获知日期' })
  @Parses(parseLocalDate, DAY)
  readonly learnedOn!: string;

  @ApiProperty({ format: 'date', description: '决定日期' })
  @Parses(parseLocalDate, DAY)
  readonly decidedOn!: string;

  @ApiProperty({ example: '2021-06', description: '生效月份' })
  @Parses(parseYearMonth, MONTH)
  readonly effectiveMonth!: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: FEN_MAX,
    description: 'The new amount on the paper, in fen; it has to be what the arithmetic gives.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(FEN_MAX)
  readonly newAmountFen?: number;
}

export class DecidePaymentDto extends PreviewDecisionDto {
  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;

  @ApiPropertyOptional({
    type: SecondPersonDto,
    description: 'Who checks it, present in person. An increase or a resumption needs one.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SecondPersonDto)
  readonly secondPerson?: SecondPersonDto;
}

export class DecisionsDto extends AskedDto {
  @ApiPropertyOptional({ description: 'Name of a village as the files write it.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;

  @ApiPropertyOptional({ description: 'true: only decisions made here.' })
  @IsOptional()
  @IsBooleanString()
  readonly madeHere?: string;

  @ApiPropertyOptional({
    description:
      'Why personal data must be seen unmasked. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}

export class EntitlementDto extends AskedDto {
  @ApiPropertyOptional({
    example: '2021-06',
    description: 'The benefit month; that of the knowledge day by default.',
  })
  @IsOptional()
  @Parses(parseYearMonth, MONTH)
  readonly month?: string;
}

/** What counts of one member from the month on. */
export class MemberMeansDto {
  @ApiProperty({ description: '身份证号 of the member.' })
  @IsString()
  @Length(1, 64)
  readonly idNumber!: string;

  @ApiProperty({ description: '保障对象: counts for the benefit.' })
  @IsBoolean()
  readonly covered!: boolean;

  @ApiProperty({ minimum: 0, maximum: FEN_MAX, description: '月收入, in fen.' })
  @IsInt()
  @Min(0)
  @Max(FEN_MAX)
  readonly monthlyIncomeFen!: number;
}

/** An entitlement before it is set: what would follow of it. */
export class PreviewEntitlementDto {
  @ApiProperty({ example: '2021-06', description: '生效月份: from this month on.' })
  @Parses(parseYearMonth, MONTH)
  readonly fromMonth!: string;

  @ApiProperty({ type: [MemberMeansDto], description: 'Members named here; others stay.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MemberMeansDto)
  readonly members!: MemberMeansDto[];

  @ApiProperty({ format: 'date', description: '获知日期' })
  @Parses(parseLocalDate, DAY)
  readonly learnedOn!: string;

  @ApiProperty({ format: 'date', description: '核定日期' })
  @Parses(parseLocalDate, DAY)
  readonly decidedOn!: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: FEN_MAX,
    description: 'The new amount on the paper, in fen; it has to be what the arithmetic gives.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(FEN_MAX)
  readonly newAmountFen?: number;
}

export class SetEntitlementDto extends PreviewEntitlementDto {
  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;

  @ApiPropertyOptional({
    type: SecondPersonDto,
    description:
      'Who checks it, present in person. Needed where a member is newly covered or earns less.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SecondPersonDto)
  readonly secondPerson?: SecondPersonDto;
}
