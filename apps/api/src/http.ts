import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { LedgerApplication } from '@ledger/application';
import { ApiModule } from './api.module';
import { describeApi } from './openapi/document';
import { PREFIX } from './prefix';

/**
 * The page is served over plain HTTP on the office's own network: asking the browser to upgrade,
 * or to insist on TLS later, would leave it blank.
 */
const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // The components of the page put their styles into the document.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  // Browsers ignore these two on plain HTTP and complain about it.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
});

/** What is answered is about people: no cache keeps it. */
const storeNothing = (_: Request, response: Response, next: NextFunction): void => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** A stream of events is read as it comes: nothing of it waits until there is enough to pack. */
const packed = compression({
  filter: (request, response) =>
    !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
    compression.filter(request, response),
});

const isPage = ({ method, path }: Request): boolean =>
  (method === 'GET' || method === 'HEAD') && !/^\/api(?:\/|$)/.test(path) && !/\.\w+$/.test(path);

/** Any address of the page is the page; the rest of the addresses are the API's. */
const servePages = (app: NestExpressApplication, folder: string): void => {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  const assets = join(folder, 'assets');
  app.useStaticAssets(folder, {
    setHeaders: (response: Response, path: string) =>
      // Names of assets change with their content; the page that names them is asked for anew.
      response.setHeader(
        'Cache-Control',
        path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    return response.sendFile(index);
  });
};

/** The app with everything it serves, not listening yet. */
export const openHttp = async (
  ledger: LedgerApplication,
  pages: string,
): Promise<NestExpressApplication> => {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(ledger), {
    logger: ['error', 'warn', 'fatal'],
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(headers);
  app.use(packed);
  app.use('/api', storeNothing);
  app.setGlobalPrefix(PREFIX);
  servePages(app, pages);
  describeApi(app);
  return app;
};
