import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ModulesContainer } from '@nestjs/core';
import { CommitteeModule } from '../committee/committee.module';
import { CommitteeDocument } from '../committee/document';
import { COOKIE } from '../access/token';
import { ABOUT } from './about';
import { answerSchemas } from './answer-schemas';
import { complete } from './complete';

const about = new DocumentBuilder()
  .setTitle('农村低保资金台账 Rural minimum-living-guarantee ledger')
  .setDescription(ABOUT)
  .setVersion('1')
  .setOpenAPIVersion('3.1.0')
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
  complete(withAnswers(SwaggerModule.createDocument(app, about, { include })));

/** What everybody may read, and what describes the committee's own routes, each when asked for. */
export const documentsOf = (app: INestApplication) => ({
  everybodys: () => described(app, openModules(app)),
  committees: () => described(app, [CommitteeModule]),
});

/**
 * `/api/docs` for people, `/api/docs-json` for programs; the committee's own behind its login. A
 * document takes half a second of processor time, so it is made for the first who asks and the
 * start waits for none.
 */
export const describeApi = (app: INestApplication): void => {
  const { everybodys, committees } = documentsOf(app);
  SwaggerModule.setup('api/docs', app, everybodys, { jsonDocumentUrl: 'api/docs-json' });
  app.get(CommitteeDocument, { strict: false }).makeBy(committees);
};
