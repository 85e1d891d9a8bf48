import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { digestsOf } from '@ledger/event-store';
import type { ExportedFile } from '@ledger/ledger';
import { exportOf, personalDataIn } from '../committee/looked';
import type { LedgerApplication } from '../open-application';
import type { PaperAsked } from '../papers/order';
import { printPaper } from '../papers/print';
import { needsOf } from './batch-queries';
import { LEDGER } from './ledger-token';
import { AskPaper } from './paper-messages';

/** Two of the workbooks were given out before there were others, and keep their names. */
const exportedAs = ({ of, form }: PaperAsked): ExportedFile => {
  if (form === 'xlsx' && of.paper === 'findings') return 'findings-workbook';
  if (form === 'xlsx' && of.paper === 'batch') return 'batch-workbook';
  return 'paper';
};

/** What was asked, in words that can be asked again: of whom it was revealed stands beside it. */
const questionIn = ({ of, ...asked }: PaperAsked) => {
  const { reveal: _, ...question } = { reveal: undefined, ...of };
  return { ...question, ...asked };
};

@QueryHandler(AskPaper)
class AskPaperHandler implements IQueryHandler<AskPaper> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskPaper) {
    const { access } = this.ledger.parts.committee;
    const file = await printPaper(needsOf(this.ledger), q);
    if ('refused' in file) return file;
    const { bytes } = file;
    const question = questionIn(q);
    const exported = exportOf(exportedAs(q), question, digestsOf(bytes), bytes.length);
    const reveal = 'reveal' in q.of ? q.of.reveal : undefined;
    await access.record(
      q.asker,
      exported,
      ...personalDataIn({ ...question, ...(reveal && { reveal }) }),
    );
    return file;
  }
}

export const paperHandlers = [AskPaperHandler];
