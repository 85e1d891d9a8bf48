import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { AskedDto } from './asked.dto';

export class FindingsDto extends AskedDto {
  @ApiPropertyOptional({ example: 'R01' })
  @IsOptional()
  @Matches(/^R\d{2}$/, { message: 'a rule (R01)' })
  readonly rule?: string;

  @ApiPropertyOptional({ description: 'Name of a village as the files write it.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;

  @ApiPropertyOptional({
    description:
      'Why personal data must be seen unmasked. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}
