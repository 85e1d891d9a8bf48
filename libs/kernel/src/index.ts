export { benefitFen, type BenefitMeans } from './benefit';
export type { Brand } from './brand';
export { isRelation, type Relation } from './relation';
export type { Json, JsonObject } from './json';
export { type Fen, fen, fenFromYuan, sumFen, yuanText, ZERO_FEN } from './fen';
export { yuanInWords } from './yuan-in-words';
export {
  addDays,
  addMonths,
  type FactDate,
  dayInShanghai,
  dayOfMonth,
  daysBetween,
  firstDayOf,
  type Instant,
  instant,
  intervalOf,
  lastDayOf,
  type LocalDate,
  localDate,
  monthOf,
  parseLocalDate,
  parseYearMonth,
  type YearMonth,
  yearMonth,
} from './days';
export {
  type BatchNo,
  type CommandId,
  covers,
  type CustodyEntryNo,
  type DivisionCode,
  type DocumentNo,
  type EventId,
  type FileId,
  type FindingId,
  type HouseholdNo,
  type PairId,
  parseDivisionCode,
  type PaymentRef,
  type PersonId,
  type StreamName,
  streamName,
  type Token,
} from './ids';
export {
  decideWith,
  type Decide,
  type Decider,
  type Evolve,
  fold,
  isRefusal,
  type Message,
  type Refusal,
  refuse,
} from './decider';
