import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  bankFormNames,
  type BankSituation,
  type SampleDocument,
  SAMPLES,
  SITUATIONS,
} from '@ledger/application';
import { AskedDto, AskedWhereDto } from './asked.dto';

/** What most rural banks take. */
const USUAL_FORM = 'csv-gb18030';

export class BankQueuesDto extends AskedDto {
  @ApiPropertyOptional({ enum: SITUATIONS, description: 'Only this queue.' })
  @IsOptional()
  @IsIn(SITUATIONS)
  readonly situation?: BankSituation;

  @ApiPropertyOptional({ description: 'Only what is about this batch (批次号).' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly batch?: string;
}

export class BankOrderDto extends AskedWhereDto {
  @ApiPropertyOptional({
    enum: bankFormNames,
    default: USUAL_FORM,
    description: 'The bank’s form, by its name.',
  })
  @IsOptional()
  @IsIn(bankFormNames)
  readonly form: string = USUAL_FORM;
}

export class BankSampleDto {
  @ApiProperty({ enum: SAMPLES, description: 'The file to the bank, or its answer.' })
  @IsIn(SAMPLES)
  readonly document!: SampleDocument;
}
