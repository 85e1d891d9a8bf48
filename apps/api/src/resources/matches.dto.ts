import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { type MatchesAsked, refuseReasons, undoReasons } from '@ledger/application';
import type { RefuseReason, UndoReason } from '@ledger/ledger';
import { AskedWhereDto } from './asked.dto';
import { SecondPersonDto } from './imports.dto';

const STATES = ['proposed', 'confirmed', 'refused', 'all'];
const REFUSE = Object.keys(refuseReasons);
const UNDO = Object.keys(undoReasons);

export class MatchesDto extends AskedWhereDto {
  @ApiPropertyOptional({ enum: STATES, default: 'proposed' })
  @IsOptional()
  @IsIn(STATES, { message: `one of ${STATES.join(', ')}` })
  readonly state: MatchesAsked['state'] = 'proposed';

  @ApiPropertyOptional({
    description:
      'Why personal data must be seen unmasked. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}

export class MatchConfirmationDto {
  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly note?: string;

  @ApiProperty({ type: SecondPersonDto, description: 'Who looks as well, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}

export class MatchRefusalDto extends MatchConfirmationDto {
  @ApiProperty({ enum: REFUSE })
  @IsIn(REFUSE, { message: `one of ${REFUSE.join(', ')}` })
  readonly reasonCode!: RefuseReason;
}

export class MatchUndoingDto extends MatchConfirmationDto {
  @ApiProperty({ enum: UNDO })
  @IsIn(UNDO, { message: `one of ${UNDO.join(', ')}` })
  readonly reasonCode!: UndoReason;
}
