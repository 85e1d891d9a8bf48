import { Query } from '@nestjs/cqrs';
import type { Refusal } from '@ledger/kernel';
import type { PaperAsked, PaperFile } from '../papers/order';
import type { PaperRefusal } from '../papers/print';

/** A paper of the street as a file (台账、清单、证书), for whoever asks: it leaves the ledger. */
export class AskPaper extends Query<PaperFile | Refusal<PaperRefusal>> {
  constructor(readonly q: PaperAsked) {
    super();
  }
}
