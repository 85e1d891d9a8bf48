import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { parseLocalDate } from '@ledger/kernel';
import { type ClueOpinion, type ClueOutcome, type ClueSource, parseClueNo } from '@ledger/ledger';
import { Parses } from '../parses.decorator';

const everySource = {
  PETITION: true,
  OWN_WORK: true,
  INSPECTION: true,
  OTHER_BODY: true,
} satisfies Record<ClueSource, true>;
const everyOpinion = {
  TALK_INQUIRY: true,
  PRELIM_VERIFY: true,
  HOLD: true,
  CLOSE: true,
} satisfies Record<ClueOpinion, true>;
const everyOutcome = {
  CASE_FILED: true,
  REMINDED: true,
  HELD: true,
  CLOSED: true,
  TRANSFERRED: true,
} satisfies Record<ClueOutcome, true>;

const SOURCES = Object.keys(everySource);
const OPINIONS = Object.keys(everyOpinion);
const OUTCOMES = Object.keys(everyOutcome);

export class PurposeDto {
  @ApiProperty({ description: 'Why; 2 to 200 characters.' })
  @IsString()
  @Length(2, 200, { message: 'a purpose of 2 to 200 characters' })
  readonly purpose!: string;
}

export class ReceiveClueDto extends PurposeDto {
  @ApiProperty({ description: 'The number in the committee’s own system.' })
  @Parses(parseClueNo, 'a clue number of 1 to 64 visible characters')
  readonly clue!: string;

  @ApiProperty({ enum: SOURCES })
  @IsIn(SOURCES, { message: `one of ${SOURCES.join(', ')}` })
  readonly source!: ClueSource;

  @ApiPropertyOptional({ format: 'date', description: 'Today by default.' })
  @IsOptional()
  @Parses(parseLocalDate, 'a day (YYYY-MM-DD)')
  readonly receivedOn?: string;
}

export class AssignClueDto {
  @ApiProperty()
  @IsString()
  @Length(1, 64, { message: 'who handles it, 1 to 64 characters' })
  readonly assignedTo!: string;
}

export class ProposeOpinionDto {
  @ApiProperty({ enum: OPINIONS })
  @IsIn(OPINIONS, { message: `one of ${OPINIONS.join(', ')}` })
  readonly opinion!: ClueOpinion;
}

export class DisposeClueDto {
  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES, { message: `one of ${OUTCOMES.join(', ')}` })
  readonly outcome!: ClueOutcome;
}
