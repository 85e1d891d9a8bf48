import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { SecondPersonDto } from './imports.dto';

export class CloseMonthDto {
  @ApiProperty({ type: SecondPersonDto, description: 'Who confirms it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;

  @ApiPropertyOptional({
    description: 'Why the month is closed though something is open; kept in the vault.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 1000, { message: 'a reason of 2 to 1000 characters' })
  readonly overrideReason?: string;
}
