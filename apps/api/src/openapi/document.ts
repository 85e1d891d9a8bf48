import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { COOKIE } from '../access/token';
import { answerSchemas } from './answer-schemas';

const about = new DocumentBuilder()
  .setTitle('农村低保资金台账 Rural minimum-living-guarantee ledger')
  .setDescription(
    '金额一律为分；日期为北京时间。Money is in fen; days are those of Asia/Shanghai. ' +
      'A finding (疑点) is a match, never a verdict.',
  )
  .setVersion('1')
  .addCookieAuth(COOKIE)
  .addBearerAuth()
  .build();

const withAnswers = (document: OpenAPIObject): OpenAPIObject => ({
  ...document,
  components: {
    ...document.components,
    schemas: { ...document.components?.schemas, ...answerSchemas },
  },
});

/** `/api/docs` for people, `/api/docs-json` for programs. */
export const describeApi = (app: INestApplication): void => {
  SwaggerModule.setup('api/docs', app, withAnswers(SwaggerModule.createDocument(app, about)), {
    jsonDocumentUrl: 'api/docs-json',
  });
};
