import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { batchNo } from '@ledger/application';
import { parseYearMonth } from '@ledger/kernel';
import type { EditReason, PaymentKind, RejectReason } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { SecondPersonDto } from './imports.dto';

const REASON_MAX = 1_000;
const FEN_MAX = 100_000_000;

const KINDS = Object.keys({
  REGULAR: true,
  BACKPAY: true,
  STANDARD_ADJUSTMENT: true,
  REISSUE: true,
  SUPPLEMENT: true,
  PRICE_SUBSIDY: true,
  FESTIVAL_GRANT: true,
  ONE_OFF: true,
} satisfies Record<PaymentKind, true>);
const EDIT_REASONS = Object.keys({
  SUPPLEMENT: true,
  CORRECTION: true,
  DECISION_PENDING: true,
  DEATH_PENDING: true,
  OTHER: true,
} satisfies Record<EditReason, true>);
const REJECT_REASONS = Object.keys({
  WRONG_LINES: true,
  FINDINGS: true,
  NEW_FACTS: true,
  NO_FUNDS: true,
  OTHER: true,
} satisfies Record<Exclude<RejectReason, 'GIVEN_UP'>, true>);

const isRef = (text: string) => (/^[A-Za-z0-9-]{5,64}$/.test(text) ? text : undefined);

export class OpenBatchDto {
  @ApiProperty({ example: 'PC202106', description: 'The office’s own number; used once.' })
  @Parses(batchNo, '4 to 27 letters, digits and hyphens, without eleven digits on end')
  readonly batch!: string;

  @ApiProperty({ example: '2021-06' })
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly benefitMonth!: string;
}

const Amount = (): PropertyDecorator => (target, property) => {
  for (const decorate of [
    ApiProperty({ minimum: 0, maximum: FEN_MAX, description: 'money in fen (分)' }),
    IsInt(),
    Min(0),
    Max(FEN_MAX),
  ]) {
    decorate(target, property);
  }
};

export class EditLineDto {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  readonly householdNo!: string;

  @ApiProperty({ example: '2021-06' })
  @Parses(parseYearMonth, 'a month (YYYY-MM)')
  readonly benefitMonth!: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS, { message: `one of ${KINDS.join(', ')}` })
  readonly kind!: PaymentKind;

  @ApiPropertyOptional({ description: 'Of a reissue: the item that came back.' })
  @IsOptional()
  @Parses(isRef, 'the reference of an item')
  readonly reissueOf?: string;

  @Amount()
  readonly baseAmountFen!: number;

  @Amount()
  readonly supplementFen!: number;

  @Amount()
  readonly otherFen!: number;

  @ApiProperty({ enum: EDIT_REASONS })
  @IsIn(EDIT_REASONS, { message: `one of ${EDIT_REASONS.join(', ')}` })
  readonly reasonCode!: EditReason;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  readonly reason!: string;
}

class OverrideDto {
  @ApiProperty({ type: SecondPersonDto, description: 'The approver, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly approver!: SecondPersonDto;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  readonly reason!: string;
}

export class SubmitBatchDto {
  @ApiPropertyOptional({
    type: OverrideDto,
    description: 'Only where the screening blocks: an approver takes it on themselves.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => OverrideDto)
  readonly override?: OverrideDto;
}

export class RejectBatchDto {
  @ApiProperty({ enum: REJECT_REASONS })
  @IsIn(REJECT_REASONS, { message: `one of ${REJECT_REASONS.join(', ')}` })
  readonly reasonCode!: RejectReason;

  @ApiPropertyOptional({ maxLength: REASON_MAX })
  @IsOptional()
  @IsString()
  @MaxLength(REASON_MAX)
  readonly reason?: string;
}
