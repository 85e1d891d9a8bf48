import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { ReplayDto } from '../resources/replay.dto';

export class EvidenceDto extends ReplayDto {
  @ApiProperty({ description: 'Household number (家庭编号).' })
  @IsString()
  @Length(1, 64, { message: 'a household number of 1 to 64 characters' })
  readonly household!: string;
}
