import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { custodyWarningWords } from '@ledger/application';
import { isRelation, parseLocalDate, type Relation } from '@ledger/kernel';
import type { CustodyEndReason, CustodyWarning, FilingLevel, ProxyKind } from '@ledger/ledger';
import { Parses } from '../parses.decorator';
import { AskedDto } from './asked.dto';

const DAY = 'a day (YYYY-MM-DD)';
const WITHIN_DEFAULT = 30;
const WITHIN_MAX = 400;
const WARNINGS = Object.keys(custodyWarningWords);
const KINDS = ['PERSON', 'INSTITUTION'] as const satisfies readonly ProxyKind[];
const REASONS = Object.keys({
  OWNER_DIED: true,
  OWNER_ABLE: true,
  KEEPER_UNFIT: true,
  LEFT_ROLLS: true,
  OTHER: true,
} satisfies Record<CustodyEndReason, true>);
const RELATIONS = [
  'SPOUSE',
  'PARENT',
  'CHILD',
  'SIBLING',
  'GRANDPARENT',
  'GRANDCHILD',
  'GUARDIAN',
  'OTHER_KIN',
  'NEIGHBOUR',
  'CARE_HOME',
  'VILLAGE_CADRE',
  'OTHER',
].filter(isRelation);

/** A number never looks like that of a person or an account. */
export const isEntryNo = (text: string): string | undefined =>
  /^[\p{L}\d-]{1,40}$/u.test(text) && !/\d{11}/.test(text) ? text : undefined;

class NotedDto {
  @ApiPropertyOptional({ maxLength: 1000, description: 'Kept in the vault.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;
}

export class KeeperDto {
  @ApiProperty({ description: '代管人身份证号; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly idNumber!: string;

  @ApiProperty({ description: '代管人姓名; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly name!: string;

  @ApiProperty({ enum: KINDS, description: '自然人, 机构' })
  @IsIn(KINDS, { message: `one of ${KINDS.join(', ')}` })
  readonly kind!: ProxyKind;

  @ApiProperty({ enum: RELATIONS, description: '与对象关系' })
  @IsIn(RELATIONS, { message: `one of ${RELATIONS.join(', ')}` })
  readonly relation!: Relation;
}

const Warnings = (): PropertyDecorator => (target, property) => {
  for (const decorate of [
    ApiPropertyOptional({ enum: WARNINGS, isArray: true, description: 'Codes that are taken on.' }),
    IsOptional(),
    IsArray(),
    IsIn(WARNINGS, { each: true, message: `each one of ${WARNINGS.join(', ')}` }),
  ]) {
    decorate(target, property);
  }
};

/** Who is to keep whose card, under which number. */
export class CheckKeeperDto extends NotedDto {
  @ApiProperty({ description: '台账编号: the office’s own number of the case; used once.' })
  @Parses(isEntryNo, '1 to 40 letters, digits and hyphens, without eleven digits on end')
  readonly entry!: string;

  @ApiProperty({ description: '身份证号 of the member whose card it is.' })
  @IsString()
  @Length(1, 64)
  readonly idNumber!: string;

  @ApiProperty({ type: KeeperDto })
  @ValidateNested()
  @Type(() => KeeperDto)
  @IsDefined()
  readonly keeper!: KeeperDto;
}

export class AppointKeeperDto extends CheckKeeperDto {
  @ApiProperty({ format: 'date', description: '委托日期' })
  @Parses(parseLocalDate, DAY)
  readonly appointedOn!: string;

  @Warnings()
  readonly acknowledged: readonly CustodyWarning[] = [];
}

export class ChangeKeeperDto extends NotedDto {
  @ApiProperty({ type: KeeperDto })
  @ValidateNested()
  @Type(() => KeeperDto)
  @IsDefined()
  readonly keeper!: KeeperDto;

  @ApiProperty({ format: 'date', description: '更换日期' })
  @Parses(parseLocalDate, DAY)
  readonly changedOn!: string;

  @ApiProperty({ description: '交接凭证号: the receipt of the hand-over.' })
  @IsString()
  @Length(1, 64)
  readonly receiptNo!: string;

  @Warnings()
  readonly acknowledged: readonly CustodyWarning[] = [];
}

export class SignAgreementDto extends NotedDto {
  @ApiProperty({ description: '协议编号; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly agreementNo!: string;

  @ApiProperty({ format: 'date', description: '签订日期' })
  @Parses(parseLocalDate, DAY)
  readonly signedOn!: string;

  @ApiProperty({ format: 'date', description: '有效期起' })
  @Parses(parseLocalDate, DAY)
  readonly validFrom!: string;

  @ApiProperty({ format: 'date', description: '有效期止, the last day.' })
  @Parses(parseLocalDate, DAY)
  readonly validUntil!: string;
}

export class FileProxyDto extends NotedDto {
  @ApiProperty({ enum: ['STREET', 'COUNTY'] })
  @IsIn(['STREET', 'COUNTY'], { message: 'one of STREET, COUNTY' })
  readonly level!: FilingLevel;

  @ApiProperty({ description: '备案号; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly filingNo!: string;

  @ApiProperty({ format: 'date', description: '备案日期' })
  @Parses(parseLocalDate, DAY)
  readonly filedOn!: string;
}

export class ReviewProxyDto extends NotedDto {
  @ApiProperty({ format: 'date', description: '核查日期' })
  @Parses(parseLocalDate, DAY)
  readonly reviewedOn!: string;

  @ApiProperty({ description: '核查人; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly reviewedBy!: string;

  @ApiProperty({ enum: ['IN_ORDER', 'DEFECTS'], description: '正常, 有问题' })
  @IsIn(['IN_ORDER', 'DEFECTS'], { message: 'one of IN_ORDER, DEFECTS' })
  readonly outcome!: 'IN_ORDER' | 'DEFECTS';
}

export class EndCustodyDto extends NotedDto {
  @ApiProperty({ format: 'date', description: '终止日期' })
  @Parses(parseLocalDate, DAY)
  readonly endedOn!: string;

  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS, { message: `one of ${REASONS.join(', ')}` })
  readonly reasonCode!: CustodyEndReason;

  @ApiProperty({ description: '交接凭证号: the receipt of the hand-over; kept in the vault.' })
  @IsString()
  @Length(1, 64)
  readonly receiptNo!: string;
}

export class CustodyDueDto extends AskedDto {
  @ApiPropertyOptional({ description: 'Name or division code of a village.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly village?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: WITHIN_MAX, default: WITHIN_DEFAULT })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(WITHIN_MAX)
  readonly withinDays: number = WITHIN_DEFAULT;

  @ApiPropertyOptional({
    description:
      'Why personal data must be seen unmasked. Needs reveal-personal-data; the reason is recorded.',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200, { message: 'a reason of 2 to 200 characters' })
  readonly reveal?: string;
}
