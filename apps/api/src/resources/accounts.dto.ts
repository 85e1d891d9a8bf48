import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { type Role, ROLES } from '@ledger/application';
import { parseDivisionCode } from '@ledger/kernel';
import { Parses } from '../parses.decorator';

export class NewAccountDto {
  @ApiProperty({ example: 'zhang.san' })
  @IsString()
  @MaxLength(64)
  readonly userName!: string;

  @ApiProperty({ example: '张三' })
  @IsString()
  @Length(1, 64, { message: 'a name of 1 to 64 characters' })
  readonly displayName!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES, { message: `one of ${ROLES.join(', ')}` })
  readonly role!: Role;

  @ApiProperty({ example: '500118001', description: 'Sees and does things here and beneath.' })
  @Parses(parseDivisionCode, 'a division code of 2 to 12 digits')
  readonly scope!: string;

  @ApiProperty({ format: 'password', minLength: 10, description: 'To be changed at first login.' })
  @IsString()
  @MaxLength(1024)
  readonly password!: string;
}
