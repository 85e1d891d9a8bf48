import type { PipeTransform } from '@nestjs/common';
import { batchNo } from '@ledger/application';
import type { BatchNo } from '@ledger/kernel';
import { Problem } from '../problems/problem';

/** What cannot be the number of a batch made here is the number of none. */
export const knownBatch: PipeTransform<string, BatchNo> = {
  transform: (text) => {
    const batch = batchNo(text);
    if (!batch) throw new Problem('not-found');
    return batch;
  },
};
