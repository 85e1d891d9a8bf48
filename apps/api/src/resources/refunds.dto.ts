import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { parseLocalDate } from '@ledger/kernel';
import type { ReversalReason } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { REVERSAL_REASONS } from './funds.dto';
import { SecondPersonDto } from './imports.dto';

/** One returned item, and the voucher its money went back with. */
class OfReturnDto {
  @ApiProperty({ description: '客户流水号 of the item that came back.', example: 'PC202106-0003' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  readonly ref!: string;

  @ApiProperty({ description: '凭证号 of the payment to the treasury.', example: '缴-2021-017' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  readonly voucher!: string;

  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;
}

export class RefundDto extends OfReturnDto {
  @ApiProperty({ description: 'Fen (分).', minimum: 1 })
  @IsInt()
  @Min(1)
  readonly amountFen!: number;

  @ApiProperty({ format: 'date', description: '登记日期' })
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly registeredOn!: string;
}

export class RefundReversalDto extends OfReturnDto {
  @ApiProperty({ enum: REVERSAL_REASONS })
  @IsIn(REVERSAL_REASONS, { message: `one of ${REVERSAL_REASONS.join(', ')}` })
  readonly reasonCode!: ReversalReason;

  @ApiProperty({ type: SecondPersonDto, description: 'Who confirms it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}
