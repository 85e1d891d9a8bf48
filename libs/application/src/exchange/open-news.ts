import type { DivisionCode } from '@ledger/kernel';
import { postgresReadSide } from '@ledger/projector';
import { complain } from '../complaint';
import type { Imports } from '../imports/imports';
import type { Jobs } from '../imports/jobs';
import type { Ledger } from '../ledger';
import { Webhooks } from '../webhooks/webhooks';
import type { Parts } from '../wiring';
import { type ImportNews, NewsDesk } from './news-desk';
import type { NewsSource } from './news-pages';
import { findingsStanding } from './open-findings';

interface Told {
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly imports: Imports;
}

const importNews = async (
  { jobs, imports }: Told,
  importId: string,
): Promise<ImportNews | undefined> => {
  const division = await jobs.divisionOf(importId);
  const progress = await imports.ask(importId);
  if (!progress || division === undefined) return undefined;
  const { phase, files, filesDone, rows, rowsDone, problem } = progress;
  return {
    importId,
    division: division as DivisionCode,
    phase,
    files,
    filesDone,
    rows,
    rowsDone,
    problem,
  };
};

/** Who tells what is new: to pages that listen, and to programs that asked to be told. */
export const openNews = (
  parts: Parts,
  told: Told,
): { readonly news: NewsDesk; readonly webhooks: Webhooks } => {
  const views = postgresReadSide(parts.readSide);
  const source: NewsSource = {
    store: parts.store,
    ledger: told.ledger,
    shownUntil: async () => (await views.checkpoint())?.position,
  };
  const news = new NewsDesk({
    ...source,
    findingsStanding: () => findingsStanding(parts.readSide, parts.clock.today()),
    unfinishedImports: () => told.jobs.unfinished(),
    importNews: (importId) => importNews(told, importId),
    onFailure: complain,
  });
  return { news, webhooks: new Webhooks({ ...parts, source, onFailure: complain }) };
};
