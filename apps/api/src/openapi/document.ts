import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ModulesContainer } from '@nestjs/core';
import { CommitteeModule } from '../committee/committee.module';
import { CommitteeDocument } from '../committee/document';
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

/** The modules whose routes everybody may know of: all but the committee's. */
const openModules = (app: INestApplication) =>
  [...app.get(ModulesContainer).values()]
    .map(({ metatype }) => metatype)
    .filter((module) => module !== CommitteeModule);

const described = (app: INestApplication, include: ReturnType<typeof openModules>) =>
  withAnswers(SwaggerModule.createDocument(app, about, { include }));

/** `/api/docs` for people, `/api/docs-json` for programs; the committee's own behind its login. */
export const describeApi = (app: INestApplication): void => {
  SwaggerModule.setup('api/docs', app, described(app, openModules(app)), {
    jsonDocumentUrl: 'api/docs-json',
  });
  app.get(CommitteeDocument, { strict: false }).set(described(app, [CommitteeModule]));
};
