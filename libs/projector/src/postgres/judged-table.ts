import type { Sql } from './sql';

export const judgedBy = async ({ schema, tx }: Sql): Promise<ReadonlyMap<string, string>> => {
  const rows: readonly { name: string; content: string }[] = await tx.query(
    `select name, content from ${schema}.judged_by`,
  );
  return new Map(rows.map(({ name, content }) => [name, content]));
};

export const judgeBy = async (
  { schema, tx }: Sql,
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  await tx.query(`delete from ${schema}.judged_by`);
  await tx.query(
    `insert into ${schema}.judged_by (name, content) select * from unnest($1::text[], $2::text[])`,
    [[...names.keys()], [...names.values()]],
  );
};
