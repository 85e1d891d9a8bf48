import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { type CallerOfRequest } from '../access/caller';
import {
  type DivisionCode,
  type LocalDate,
  parseDivisionCode,
  parseLocalDate,
} from '@ledger/kernel';
import { systemClock } from '@ledger/application';
import { Parses } from '../parses.decorator';

/** Where a question is asked; the guard has checked it against the scope of the account. */
export class AskedWhereDto {
  @ApiPropertyOptional({ description: 'A division within the scope; the whole scope by default.' })
  @IsOptional()
  @Parses(parseDivisionCode, 'a division code of 2 to 12 digits')
  readonly division?: string;
}

/** Where a question is asked, and what must have been known for the answer. */
export class AskedDto extends AskedWhereDto {
  @ApiPropertyOptional({ format: 'date', description: 'As known on this day; today by default.' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly knownOn?: string;
}

export const askedOf = (
  { scope }: CallerOfRequest,
  { knownOn }: Pick<AskedDto, 'knownOn'>,
): { readonly scope: DivisionCode; readonly knownOn: LocalDate } => ({
  scope,
  knownOn: parseLocalDate(knownOn ?? '') ?? systemClock.today(),
});
