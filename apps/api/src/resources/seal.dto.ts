import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { StreamName } from '@ledger/kernel';
import { Parses } from '../parses.decorator';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 1000;
const NOTE_MAX = 64 * 1024;

/** How many events a tree has; undefined when the text is no such number. */
export const parseSize = (text: string): number | undefined => {
  const size = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(size) ? size : undefined;
};

/** Place of an event in its stream; it may pass 2^53. */
export const parseRevision = (text: string): bigint | undefined =>
  /^(0|[1-9]\d{0,18})$/.test(text) ? BigInt(text) : undefined;

export const parseStream = (text: string): StreamName | undefined =>
  /^[a-z]+-.{1,500}$/u.test(text) ? (text as StreamName) : undefined;

export class CheckpointsDto {
  @ApiPropertyOptional({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  readonly limit: number = LIMIT_DEFAULT;

  @ApiPropertyOptional({ type: 'integer', description: 'Only those of fewer events.' })
  @IsOptional()
  @Parses(parseSize, 'a number of events')
  readonly before?: string;
}

export class CosignatureDto {
  @ApiProperty({ description: 'The checkpoint with the cosignature, as a C2SP signed note.' })
  @IsString()
  @Length(1, NOTE_MAX, { message: 'a checkpoint of at most 64 KiB' })
  readonly note!: string;
}

export class InclusionDto {
  @ApiProperty({ description: 'Name of a stream, as a replay shows it.' })
  @Parses(parseStream, 'the name of a stream')
  readonly stream!: string;

  @ApiProperty({ type: 'integer', description: 'Place in the stream, 0 for the first.' })
  @Parses(parseRevision, 'a revision')
  readonly revision!: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'At the checkpoint of so many events; the latest by default.',
  })
  @IsOptional()
  @Parses(parseSize, 'a number of events')
  readonly size?: string;
}

export class ConsistencyDto {
  @ApiProperty({ type: 'integer', description: 'Number of events of the older tree.' })
  @Parses(parseSize, 'a number of events')
  readonly first!: string;

  @ApiProperty({ type: 'integer', description: 'Number of events of the newer tree.' })
  @Parses(parseSize, 'a number of events')
  readonly second!: string;
}
