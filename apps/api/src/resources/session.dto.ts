import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class LoginDto {
  @ApiProperty({ example: 'finance' })
  @IsString()
  @MaxLength(64)
  readonly userName!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(1024)
  readonly password!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(1024)
  readonly currentPassword!: string;

  @ApiProperty({ format: 'password', minLength: 10, maxLength: 256 })
  @IsString()
  @MaxLength(1024)
  readonly newPassword!: string;
}

export class ResetPasswordDto {
  @ApiProperty({ example: 'finance' })
  @IsString()
  @MaxLength(64)
  readonly userName!: string;

  @ApiProperty({ example: 'abcd-efgh-jkmn-pqrt', description: 'With or without its dashes.' })
  @IsString()
  @MaxLength(64)
  readonly code!: string;

  @ApiProperty({ format: 'password', minLength: 10, maxLength: 256 })
  @IsString()
  @MaxLength(1024)
  readonly newPassword!: string;
}
