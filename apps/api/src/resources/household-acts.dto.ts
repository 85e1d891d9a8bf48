import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { isRelation, parseLocalDate, type Relation } from '@ledger/kernel';
import { Parses } from '../parses.decorator';
import { SecondPersonDto } from './imports.dto';

const DAY = 'a day (YYYY-MM-DD)';
const RELATIONS = [
  'SPOUSE',
  'PARENT',
  'CHILD',
  'SIBLING',
  'GRANDPARENT',
  'GRANDCHILD',
  'GUARDIAN',
  'OTHER_KIN',
  'OTHER',
].filter(isRelation);

class NotedDto {
  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;
}

export class ChangeAccountDto extends NotedDto {
  @ApiProperty({ format: 'date', description: '变更日期' })
  @Parses(parseLocalDate, DAY)
  readonly changedOn!: string;

  @ApiProperty({ description: '新账号; kept in the vault.' })
  @Matches(/^[\d\s\uff10-\uff19-]{8,40}$/, { message: 'an account number of 8 to 30 digits' })
  readonly account!: string;

  @ApiProperty({ description: '新账户名; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly accountHolder!: string;

  @ApiProperty({ description: '新开户银行' })
  @IsString()
  @Length(1, 100)
  readonly bank!: string;

  @ApiProperty({ type: SecondPersonDto, description: 'Who checks it, present in person.' })
  @ValidateNested()
  @Type(() => SecondPersonDto)
  @IsDefined()
  readonly secondPerson!: SecondPersonDto;
}

class RelativeDto extends NotedDto {
  @ApiProperty({ description: '备案人身份证号: of the cadre or handler.' })
  @IsString()
  @Length(1, 64)
  readonly officialIdNumber!: string;

  @ApiProperty({ description: '对象身份证号: of the member of the household.' })
  @IsString()
  @Length(1, 64)
  readonly idNumber!: string;
}

export class FileRelativeDto extends RelativeDto {
  @ApiProperty({ description: '备案人姓名; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly officialName!: string;

  @ApiProperty({ enum: RELATIONS, description: '与备案人关系' })
  @IsIn(RELATIONS, { message: `one of ${RELATIONS.join(', ')}` })
  readonly relation!: Relation;

  @ApiProperty({ format: 'date', description: '街道备案日期' })
  @Parses(parseLocalDate, DAY)
  readonly filedOn!: string;
}

export class VisitRelativeDto extends RelativeDto {
  @ApiProperty({ format: 'date', description: '县级入户日期' })
  @Parses(parseLocalDate, DAY)
  readonly visitedOn!: string;

  @ApiProperty({ description: '入户人员; kept in the vault.' })
  @IsString()
  @Length(1, 100)
  readonly visitedBy!: string;
}
