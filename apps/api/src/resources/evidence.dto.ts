import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBooleanString, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { AskedDto } from './asked.dto';

/** A question that may show whole personal keys, for a reason that is recorded. */
class RevealableDto extends AskedDto {
  @ApiPropertyOptional({
    description:
      'Why personal data must be seen unmasked. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}

export class KnowledgeDto extends RevealableDto {}

export class RelationsDto extends RevealableDto {}

export class KnowledgePaperDto extends RevealableDto {
  @ApiPropertyOptional({ enum: ['zh', 'en'], description: 'Shown first; the page holds both.' })
  @IsOptional()
  @IsIn(['zh', 'en'])
  readonly language?: 'zh' | 'en';
}

export class DeathsDto extends RevealableDto {
  @ApiPropertyOptional({ description: 'Name of a village as the files write it.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;

  @ApiPropertyOptional({ description: 'true: only where sources contradict each other.' })
  @IsOptional()
  @IsBooleanString()
  readonly contradictions?: string;
}

export class CustodyDto extends RevealableDto {
  @ApiPropertyOptional({ description: 'Name of a village as the files write it.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;

  @ApiPropertyOptional({ description: 'true: only cards that somebody else keeps now.' })
  @IsOptional()
  @IsBooleanString()
  readonly open?: string;
}

export class MissingReviewsDto extends RevealableDto {
  @ApiPropertyOptional({ description: 'Name or division code of a village.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;
}

export class ArrearsDto extends AskedDto {
  @ApiPropertyOptional({ description: 'Name of a village as the files write it.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;
}
