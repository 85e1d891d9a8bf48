import { Button, Table, Tag } from 'antd';
import { useMemo } from 'react';
import type { Finding, Rule } from '../api';
import { count } from '../figures';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { type Filters, type KnownOn, useFindings, useRules } from '../queries';
import { useLanguage } from '../words/language';

import { columnsOf } from './columns';
import { Evidence } from './evidence';
import { useExport } from './export';

const PAGE = 20;
const PAGES = [20, 50, 100];

/** The filters without one of them. */
const without = (filters: Filters, name: keyof Filters): Filters => {
  const { [name]: _dropped, ...rest } = filters;
  return rest;
};

const FilterTags = ({
  filters,
  rules,
  onFilter,
}: {
  readonly filters: Filters;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly onFilter: (filters: Filters) => void;
}) => {
  const { words, say } = useLanguage();
  const { findings } = words;
  const { rule, village } = filters;
  if (!rule && !village) return null;
  const title = rules.get(rule ?? '')?.title;
  return (
    <span className="filters">
      {rule && (
        <Tag closable onClose={() => onFilter(without(filters, 'rule'))}>
          {findings.filterRule(title ? `${rule} ${say(title)}` : rule)}
        </Tag>
      )}
      {village && (
        <Tag closable onClose={() => onFilter(without(filters, 'village'))}>
          {findings.filterVillage(village)}
        </Tag>
      )}
      <Button size="small" onClick={() => onFilter({})}>
        {findings.clearFilters}
      </Button>
    </span>
  );
};

const FindingsTable = ({
  findings,
  rules,
  filtered,
  knownOn,
}: {
  readonly findings: readonly Finding[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly filtered: boolean;
  readonly knownOn: KnownOn;
}) => {
  const { words, say } = useLanguage();
  const columns = useMemo(() => columnsOf(words, rules, say), [words, rules, say]);
  const { list, found, noneFiltered, noneHere, expand, collapse, evidence } = words.findings;
  return (
    <Table<Finding>
      aria-label={list}
      size="small"
      rowKey="findingId"
      columns={columns}
      dataSource={[...findings]}
      tableLayout="fixed"
      locale={{ emptyText: filtered ? noneFiltered : noneHere, expand, collapse }}
      expandable={{
        columnTitle: <span className="sr-only">{evidence}</span>,
        expandedRowRender: (finding) => (
          <Evidence finding={finding} rule={rules.get(finding.rule)} knownOn={knownOn} />
        ),
      }}
      pagination={{
        defaultPageSize: PAGE,
        pageSizeOptions: PAGES,
        hideOnSinglePage: findings.length <= PAGE,
        showTotal: (total) => found(count(total)),
      }}
    />
  );
};

const NO_RULES: ReadonlyMap<string, Rule> = new Map();

export const FindingsList = ({
  knownOn,
  filters,
  onFilter,
}: {
  readonly knownOn: KnownOn;
  readonly filters: Filters;
  readonly onFilter: (filters: Filters) => void;
}) => {
  const { findings: words } = useLanguage().words;
  const rules = useRules().data ?? NO_RULES;
  const query = useFindings(knownOn, filters);
  const { button, failure } = useExport(knownOn, filters);
  const filtered = Boolean(filters.rule ?? filters.village);
  return (
    <Section
      id="list"
      title={words.list}
      note={query.data && words.found(count(query.data.findings.length))}
      actions={
        <>
          <FilterTags filters={filters} rules={rules} onFilter={onFilter} />
          {button}
        </>
      }
    >
      {failure}
      <Answered query={query}>
        {({ findings }) => (
          <FindingsTable findings={findings} rules={rules} filtered={filtered} knownOn={knownOn} />
        )}
      </Answered>
    </Section>
  );
};
