import { ApiPropertyOptional } from '@nestjs/swagger';
import { type DelayGrouping, type Hop, HOPS } from '@ledger/application';
import { IsIn, IsOptional } from 'class-validator';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';

const GROUPINGS: readonly DelayGrouping[] = ['month', 'village', 'source', 'none'];
const SHOWN = 10;

/** Between one and a hundred, as a query writes it. */
const parseCount = (text: string): number | undefined =>
  /^([1-9]\d?|100)$/.test(text) ? Number(text) : undefined;

export class DelayRegisterDto extends AskedDto {
  @ApiPropertyOptional({
    enum: GROUPINGS,
    description: 'Benefit month, village or source of funds; all together by default.',
  })
  @IsOptional()
  @IsIn(GROUPINGS)
  readonly by?: DelayGrouping;
}

export class SlowestWaitsDto extends AskedDto {
  @ApiPropertyOptional({ enum: HOPS, description: 'One hop only; all hops by default.' })
  @IsOptional()
  @IsIn(HOPS)
  readonly hop?: Hop;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'How many at most, 1 to 100; ten by default.',
  })
  @IsOptional()
  @Parses(parseCount, 'a number from 1 to 100')
  readonly count?: string;
}

export const mostOf = ({ count }: SlowestWaitsDto): number => parseCount(count ?? '') ?? SHOWN;
