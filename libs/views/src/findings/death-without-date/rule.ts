import { memberFinding, type MembersRule, knownDays } from '../rule';

/**
 * R03. A member is reported dead without a date, and no valid report of any kind gives one: the
 * months wrongly paid cannot be told, only guessed.
 */
export const deathWithoutDate: MembersRule = {
  code: 'R03',
  version: 1,
  name: 'death-without-date',
  severity: 'MEDIUM',
  title: { zh: '死亡日期不详', en: 'Death without a date' },
  sentence: {
    zh: '名单报告成员死亡但未写日期，也没有其他有效材料写明日期。',
    en: 'A list reports a member dead without a date, and no other valid report gives one.',
  },
  lawful: {
    zh: '先核对：是否同名同姓；名单是否陈旧；向报送单位补要死亡日期。',
    en: 'Check first: a namesake; an old list; ask the source for the date of death.',
  },
  assess: (view) =>
    view.members.flatMap(({ person }) => {
      const reports = view.deathReportsOf(person);
      const dated = reports.some(({ date }) => date.precision !== 'UNKNOWN');
      const undated = reports.filter(({ list }) => list);
      if (dated || undated.length === 0) return [];
      return [
        memberFinding(view, {
          rule: 'R03',
          person,
          restsOnDeclaredDay: undated.some(({ declared }) => declared),
          days: knownDays({
            firstReceivedOn: undated.map(({ receivedOn }) => receivedOn).sort()[0],
            sources: [...new Set(undated.map(({ source }) => source))].sort().join(','),
          }),
        }),
      ];
    }),
};
