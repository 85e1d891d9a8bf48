import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { WithdrawalReason } from '@ledger/ledger';

const everyReason = {
  WRONG_FILE: true,
  WRONG_CONTENT: true,
  SUPERSEDED: true,
  SENT_IN_ERROR: true,
} satisfies Record<WithdrawalReason, true>;
const REASONS = Object.keys(everyReason);

export class SecondPersonDto {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  readonly userName!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(1024)
  readonly password!: string;
}

class TakeBackDto {
  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS, { message: `one of ${REASONS.join(', ')}` })
  readonly reasonCode!: WithdrawalReason;

  @ApiPropertyOptional({ maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;
}

export class WithdrawDto extends TakeBackDto {
  @ApiProperty({ type: SecondPersonDto, description: 'Who confirms it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}

/** A form has no nesting: the second person comes as two fields. */
export class ReplaceDto extends TakeBackDto {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  readonly secondUserName!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(1024)
  readonly secondPassword!: string;
}
