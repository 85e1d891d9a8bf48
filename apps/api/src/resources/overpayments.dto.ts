import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { parseLocalDate, parseYearMonth } from '@ledger/kernel';
import type { RecoveryReversalReason, RecoveryWay, WriteOffReason } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';
import { SecondPersonDto } from './imports.dto';

const WAYS = Object.keys({
  CASH: true,
  TRANSFER: true,
  DEDUCTED_BY_BANK: true,
} satisfies Record<RecoveryWay, true>);
const WRITE_OFF_REASONS = Object.keys({
  DIED_WITHOUT_ESTATE: true,
  HARDSHIP: true,
  GOOD_FAITH_ERROR: true,
  NOT_TO_BE_FOUND: true,
  OTHER: true,
} satisfies Record<WriteOffReason, true>);
const REVERSAL_REASONS = Object.keys({
  WRONG_AMOUNT: true,
  WRONG_MONTH: true,
  BOOKED_TWICE: true,
  RETURNED_TO_PAYER: true,
  OTHER: true,
} satisfies Record<RecoveryReversalReason, true>);
/** A number never looks like that of a person or an account: those do not belong into the log. */
const VOUCHER = /^(?!.*\d{15})[\p{L}\p{N}〔〕（）()[\]/·.-]{1,40}$/u;
const INSTALMENTS_MAX = 60;
const FEN_MAX = 10_000_000_000;

class InstalmentDto {
  @ApiProperty({ format: 'date', description: '应缴日期' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly dueOn!: string;

  @ApiProperty({ description: 'Fen (分).', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(FEN_MAX)
  readonly amountFen!: number;
}

export class DemandRecoveryDto {
  @ApiProperty({
    type: [InstalmentDto],
    description: '分期: one for the whole, or several that add up to what is outstanding.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(INSTALMENTS_MAX)
  @ValidateNested({ each: true })
  @Type(() => InstalmentDto)
  readonly instalments!: readonly InstalmentDto[];
}

class VoucherDto {
  @ApiProperty({ description: '凭证号: booked once.', example: '追2021-0007' })
  @Matches(VOUCHER, { message: 'a voucher number of 1 to 40 letters, digits, - / . and brackets' })
  readonly voucher!: string;
}

class AmountDto extends VoucherDto {
  @ApiProperty({ description: 'Fen (分).', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(FEN_MAX)
  readonly amountFen!: number;
}

export class BookRecoveryDto extends AmountDto {
  @ApiProperty({ format: 'date', description: '收到日期' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly receivedOn!: string;

  @ApiProperty({ enum: WAYS, description: '现金, 转账, 银行代扣' })
  @IsIn(WAYS, { message: `one of ${WAYS.join(', ')}` })
  readonly way!: RecoveryWay;
}

export class OffsetRecoveryDto extends AmountDto {
  @ApiProperty({ description: 'The benefit month (YYYY-MM) that is paid less.' })
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly againstMonth!: string;
}

export class WriteOffDto extends AmountDto {
  @ApiProperty({ enum: WRITE_OFF_REASONS })
  @IsIn(WRITE_OFF_REASONS, { message: `one of ${WRITE_OFF_REASONS.join(', ')}` })
  readonly reasonCode!: WriteOffReason;

  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;

  @ApiProperty({ type: SecondPersonDto, description: 'The approver, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly approver!: SecondPersonDto;
}

export class ReverseRecoveryDto extends VoucherDto {
  @ApiProperty({ enum: REVERSAL_REASONS })
  @IsIn(REVERSAL_REASONS, { message: `one of ${REVERSAL_REASONS.join(', ')}` })
  readonly reasonCode!: RecoveryReversalReason;

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

export class OverpaymentsDto extends AskedDto {
  @ApiPropertyOptional({ description: 'Name or division code of a village.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;
}
