import { useMemo } from 'react';
import type { Rule } from '../api';
import { LawfulFirst } from '../finding/summary';
import { List } from '../list/list';
import { useListState } from '../list/list-state';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { type Filters, type KnownOn, useFindings, useRules } from '../queries';
import { useLanguage } from '../words/language';
import { columnsOf } from './columns';
import { Evidence } from './evidence';
import { PaperButtons } from '../papers/paper-buttons';

const NO_RULES: ReadonlyMap<string, Rule> = new Map();
const ALL: Filters = {};

/** What the list is narrowed to, as far as the workbook can be narrowed as well. */
const useFilters = (): Filters => {
  const { chosen } = useListState('').state;
  const [rule, village] = [chosen.get('rule'), chosen.get('village')];
  return { ...(rule && { rule }), ...(village && { village }) };
};

/** Every finding of the day, to be found, narrowed, ordered, opened and taken along. */
export const FindingsList = ({ knownOn }: { readonly knownOn: KnownOn }) => {
  const { words, say } = useLanguage();
  const rules = useRules().data ?? NO_RULES;
  const query = useFindings(knownOn, ALL);
  const filters = useFilters();
  const columns = useMemo(() => columnsOf({ words, rules, say }), [words, rules, say]);
  const chosenRule = rules.get(filters.rule ?? '');
  const { list, expand, collapse, noneHere } = words.findings;
  return (
    <>
      {chosenRule && <LawfulFirst rule={chosenRule} />}
      <Section
        id="list"
        title={list}
        actions={<PaperButtons path="/findings" query={{ knownOn, ...filters }} name={list} />}
      >
        <Answered query={query}>
          {({ findings }) => (
            <List
              title={list}
              columns={columns}
              rows={findings}
              rowKey={({ findingId }) => findingId}
              empty={noneHere}
              expanded={{
                expand,
                collapse,
                show: (finding) => (
                  <Evidence finding={finding} rule={rules.get(finding.rule)} knownOn={knownOn} />
                ),
              }}
            />
          )}
        </Answered>
      </Section>
    </>
  );
};
