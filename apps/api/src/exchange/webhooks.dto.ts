import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsString, MaxLength } from 'class-validator';
import { NEWS_TYPES, type NewsType } from '@ledger/application';
import { parseDivisionCode } from '@ledger/kernel';
import { Parses } from '../parses.decorator';

export class NewWebhookDto {
  @ApiProperty({
    format: 'uri',
    description: '接收地址（http 或 https） Where news is sent, http or https.',
    example: 'https://office.example/hooks/ledger',
  })
  @IsString()
  @MaxLength(2_000)
  readonly url!: string;

  @ApiProperty({
    example: '500118001',
    description: '只发这里及下级的消息 News of here and beneath.',
  })
  @Parses(parseDivisionCode, 'a division code of 2 to 12 digits')
  readonly division!: string;

  @ApiProperty({ enum: NEWS_TYPES, isArray: true, description: '哪些消息 Which news.' })
  @ArrayMinSize(1, { message: 'at least one type of news' })
  @ArrayMaxSize(NEWS_TYPES.length)
  @IsIn(NEWS_TYPES, { each: true, message: `one of ${NEWS_TYPES.join(', ')}` })
  readonly types!: NewsType[];
}
