import { readSideContract } from '../contract/read-side.contract';
import { MemoryReadSide } from './memory-read-side';

describe('the read side in memory', () => {
  readSideContract(() => Promise.resolve(new MemoryReadSide()));
});
