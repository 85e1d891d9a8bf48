import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { LedgerApplication } from '@ledger/application';
import { ApiModule } from '../api.module';
import { PREFIX } from '../prefix';
import { documentsOf } from './document';

/**
 * The documents of the routes with no ledger behind them: Nest's preview looks at the classes and
 * makes none of them, so that what stands in the ledger's place is never touched.
 */
export const describedWithoutLedger = async (): Promise<
  Readonly<Record<'everybodys' | 'committees', OpenAPIObject>>
> => {
  const app = await NestFactory.create(ApiModule.of({} as LedgerApplication), {
    preview: true,
    abortOnError: false,
    logger: ['error', 'warn', 'fatal'],
  });
  app.setGlobalPrefix(PREFIX);
  const { everybodys, committees } = documentsOf(app);
  return { everybodys: everybodys(), committees: committees() };
};
