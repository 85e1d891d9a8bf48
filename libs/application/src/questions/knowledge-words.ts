import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { Knowledge, Post, Step, StepName } from '@ledger/views';
import type { Said } from './knowledge-answer';

export const stepWords: Readonly<Record<StepName, Said>> = {
  happened: { zh: '事实发生', en: 'It happened' },
  signalled: { zh: '最早信号', en: 'First signal anywhere' },
  arrived: { zh: '到达街道', en: 'Reached the street' },
  entered: { zh: '录入台账', en: 'Entered here' },
  decided: { zh: '作出决定', en: 'Decided' },
  stopped: { zh: '停发生效', en: 'Took effect' },
  frozen: { zh: '名单冻结', en: 'Roster frozen' },
  sent: { zh: '款项送银行', en: 'Money sent to the bank' },
  credited: { zh: '款项入账', en: 'Money credited' },
};

/** Posts, never persons. */
export const postWords: Readonly<Record<Post, Said>> = {
  'family-or-village': { zh: '家属、村（报告）', en: 'family and village (reporting)' },
  'other-office': { zh: '其他单位（送达名单）', en: 'the other office (sending its list)' },
  'street-entry': { zh: '街道（录入）', en: 'the street (entry)' },
  'district-decision': { zh: '区民政（决定）', en: 'the district (decision)' },
  'finance-stop': { zh: '财务（停发）', en: 'finance (stopping)' },
};

const sources: Readonly<Record<string, Said>> = {
  HEALTH: { zh: '卫健', en: 'the health bureau' },
  POLICE: { zh: '公安', en: 'the police' },
  CREMATION: { zh: '民政火化', en: 'the funeral parlour' },
  VILLAGE: { zh: '村上报', en: 'the village' },
  OTHER: { zh: '其他来源', en: 'another source' },
  DECISION: { zh: '停发减发决定', en: 'the decision on stop or reduction' },
  CONFIRMATION: { zh: '特困供养确认', en: 'the confirmation of special hardship' },
  HARDSHIP: { zh: '特困供养名册', en: 'the special-hardship roster' },
};

/** Sources of the files in words; a batch number stands for itself. */
export const sourceWords = (source: string): Said => {
  const parts = source.split(',').map((part) => sources[part] ?? { zh: part, en: part });
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
};

const KNOWN_NOTHING: Said = {
  zh: '送银行日期不详，无法判断当时能否知道。',
  en: 'The day of sending is not known, so nothing can be said of what could be known then.',
};

const eventOf = ({ ground }: Knowledge): Said =>
  ground === 'death' ? { zh: '死亡', en: 'the death' } : { zh: '转特困', en: 'the transfer' };

type Days = Readonly<Partial<Record<StepName, Step>>>;

const unknownWords = (chain: Knowledge, { happened, signalled }: Days, sentOn: LocalDate): Said => {
  const event = eventOf(chain);
  if (happened && happened.earliest > sentOn) {
    return {
      zh: `款项于 ${sentOn} 送银行时，${event.zh}尚未发生（提前发放）。`,
      en: `When the money was sent on ${sentOn}, ${event.en} had not happened yet (paid ahead).`,
    };
  }
  const later = signalled ? daysBetween(sentOn, signalled.earliest) : undefined;
  return {
    zh: `款项于 ${sentOn} 送银行时，没有任何来源记有${event.zh}；最早信号在 ${signalled?.earliest ?? '不详'}${later === undefined ? '' : `（晚 ${later} 天）`}。`,
    en: `When the money was sent on ${sentOn}, no source had ${event.en} on record; the first signal came on ${signalled?.earliest ?? 'an unknown day'}${later === undefined ? '' : ` (${later} days later)`}.`,
  };
};

const elsewhereWords = (
  chain: Knowledge,
  { signalled, arrived }: Days,
  sentOn: LocalDate,
): Said => {
  const event = eventOf(chain);
  const source = sourceWords(signalled?.source ?? '');
  return {
    zh: `款项于 ${sentOn} 送银行时，${source.zh}已于 ${signalled?.earliest ?? '不详'} 记有${event.zh}，材料到 ${arrived?.earliest ?? '不详'} 才到街道。`,
    en: `When the money was sent on ${sentOn}, ${source.en} had ${event.en} on record since ${signalled?.earliest ?? 'an unknown day'}; the news reached the street on ${arrived?.earliest ?? 'an unknown day'}.`,
  };
};

/** What the posts here had done with the news by the day of sending. */
const doneWithIt = (chain: Knowledge, { decided, frozen }: Days): Said => {
  if (!decided) {
    const day = chain.knowledgeDay;
    return { zh: `截至 ${day} 未见决定`, en: `no decision is known by ${day}` };
  }
  const on = decided.earliest;
  if (chain.decidedAfterFreeze) {
    return {
      zh: `${on} 作出决定，但名单已于 ${frozen?.earliest ?? '不详'} 冻结，送银行前未拦下`,
      en: `it was decided on ${on}, after the roster had been frozen on ${frozen?.earliest ?? 'an unknown day'}, and nobody held it back`,
    };
  }
  return { zh: `${on} 作出决定`, en: `it was decided on ${on}` };
};

const hereWords = (chain: Knowledge, days: Days, sentOn: LocalDate): Said => {
  const event = eventOf(chain);
  const on = days.arrived?.earliest;
  const done = doneWithIt(chain, days);
  return {
    zh: `款项于 ${sentOn} 送银行之前，${event.zh}的消息已于 ${on ?? '不详'} 到达街道；${done.zh}。`,
    en: `Before the money was sent on ${sentOn}, the news of ${event.en} had reached the street on ${on ?? 'an unknown day'}; ${done.en}.`,
  };
};

const stopWords = ({ decided, frozen }: Days, sentOn: LocalDate): Said => ({
  zh: `停发于 ${decided?.earliest ?? '不详'} 决定，名单于 ${frozen?.earliest ?? '不详'} 冻结，款项仍于 ${sentOn} 送银行。`,
  en: `The stop was decided on ${decided?.earliest ?? 'an unknown day'}, the roster was frozen on ${frozen?.earliest ?? 'an unknown day'}, and the money was still sent on ${sentOn}.`,
});

const OWN_RECORDS: Said = {
  zh: '依据的是本级自己的档案、名单和回盘：送银行之前核对即可发现。',
  en: 'It rests on our own archive, rosters and bank results: a check before sending would show it.',
};

const heldWords = ({ spans, ground }: Knowledge): Said => {
  const posts = [...new Set(spans.filter((span) => span.heldWhenSent).flatMap((s) => s.posts))];
  if (posts.length === 0 || ground === 'own-records') return { zh: '', en: '' };
  return {
    zh: `款项送出时，消息所在环节：${posts.map((post) => postWords[post].zh).join('、')}。`,
    en: ` When the money left, the news lay with: ${posts.map((post) => postWords[post].en).join('; ')}.`,
  };
};

const mainWords = (chain: Knowledge): Said => {
  const days: Days = Object.fromEntries(chain.steps.map((step) => [step.name, step]));
  const sentOn = days.sent?.earliest;
  if (chain.ground === 'own-records') return OWN_RECORDS;
  if (!sentOn) return KNOWN_NOTHING;
  if (chain.ground === 'stop') return stopWords(days, sentOn);
  if (chain.verdict === 'unknown') return unknownWords(chain, days, sentOn);
  if (chain.verdict === 'known-elsewhere') return elsewhereWords(chain, days, sentOn);
  return hereWords(chain, days, sentOn);
};

/** The verdict in plain words: what could be known when the money left, and where the news lay. */
export const verdictWords = (chain: Knowledge): Said => {
  const [main, held] = [mainWords(chain), heldWords(chain)];
  return { zh: main.zh + held.zh, en: main.en + held.en };
};

/** 永中办〔2021〕55号, part 4(3): who acted in good faith and corrects in time may be exempt. */
const NOTICE: Said = {
  zh: '永中办〔2021〕55号四（三）：“对秉持公心、履职尽责，但因客观原因……出现失误偏差且能够及时纠正的，依法依规免于问责”。',
  en: 'Notice 永中办〔2021〕55号, part 4(3): who acted with integrity and diligence, erred for objective reasons and can correct it in time is exempt from blame under law and rules.',
};

const goodFaith: Readonly<Record<'unknown' | 'known-elsewhere' | 'known-here', Said>> = {
  unknown: {
    zh: '款项送出时尚不可知，各经办岗位可能适用本条；条件是及时纠正。',
    en: 'It could not be known when the money left, so the clause may cover every post here, if it is corrected in time.',
  },
  'known-elsewhere': {
    zh: '款项送出时街道尚不可知，街道以下各岗位可能适用本条；另请了解持有记录的单位何时送出名单。',
    en: 'The street could not know when the money left, so the clause may cover the posts from the street on; ask the body that had the record when it sent its list.',
  },
  'known-here': {
    zh: '款项送出前本级已可知道；是否属客观原因、能否及时纠正，须逐项核实。',
    en: 'It could be known here before the money left; whether the reasons were objective and it is corrected in time has to be examined.',
  },
};

const WHO_DECIDES: Said = {
  zh: '是否适用，由有权机关认定，本页不作结论。',
  en: ' Whether it applies is for the competent body to decide, not for this page.',
};

export const goodFaithWords = ({ verdict }: Knowledge): Said => {
  const own = goodFaith[verdict ?? 'known-here'];
  return { zh: NOTICE.zh + own.zh + WHO_DECIDES.zh, en: `${NOTICE.en} ${own.en}${WHO_DECIDES.en}` };
};
