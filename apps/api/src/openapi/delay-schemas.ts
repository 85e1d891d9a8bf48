import {
  type CalendarAnswer,
  type DelayRegisterAnswer,
  type HopAnswer,
  HOPS,
  type SlowestWaitsAnswer,
  type SlowWaitAnswer,
} from '@ledger/application';
import {
  count,
  day,
  flag,
  listOf,
  named,
  oneOf,
  orNull,
  type Schema,
  shapeOf,
  text,
} from './schema';

const days = orNull(count);
const hop = oneOf(...HOPS);
const words: Schema = shapeOf<HopAnswer['name']>({ zh: text, en: text });

export const delaySchemas = {
  DayFigures: shapeOf<HopAnswer['calendarDays']>({
    p50: days,
    p90: days,
    max: days,
    survivalP50: days,
    survivalP90: days,
  }),
  Calendar: shapeOf<CalendarAnswer>({
    firstYear: count,
    lastYear: count,
    unknownYears: listOf(count),
  }),
  Hop: shapeOf<HopAnswer>({
    hop,
    name: words,
    group: orNull(text),
    done: count,
    left: count,
    open: count,
    oldestOpenDays: days,
    limit: days,
    lateDone: count,
    lateOpen: count,
    calendarDays: named('DayFigures'),
    workingDays: orNull(named('DayFigures')),
  }),
  DelayRegister: shapeOf<DelayRegisterAnswer>({
    knowledgeDate: day,
    by: oneOf('month', 'village', 'source', 'none'),
    calendar: named('Calendar'),
    rows: listOf(named('Hop')),
  }),
  SlowWait: shapeOf<SlowWaitAnswer>({
    hop,
    name: words,
    state: oneOf('done', 'left', 'open'),
    days: count,
    workingDays: days,
    from: day,
    end: orNull(day),
    dueOn: orNull(day),
    late: flag,
    count,
    month: orNull(text),
    village: orNull(text),
    source: orNull(text),
    batchNo: orNull(text),
    householdNo: orNull(text),
    refs: listOf(text),
    reasons: listOf(words),
  }),
  SlowestWaits: shapeOf<SlowestWaitsAnswer>({
    knowledgeDate: day,
    calendar: named('Calendar'),
    waits: listOf(named('SlowWait')),
  }),
};
