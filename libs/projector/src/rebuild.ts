import type { Recorded } from '@ledger/event-store';
import { isClearing } from '@ledger/views';
import { assessCases, type News } from './assess-cells';
import { CaseMemory, factsThatFit } from './case-memory';
import { atOnce, EARLIEST } from './due';
import { portionsOf } from './log-pages';
import type { ProjectorNeeds } from './needs';
import { VIEWS_VERSION } from './place';
import type { NextViews, ReadTransaction } from './read-side';
import { pageRows, type Read } from './rows';
import { ViewsWriter } from './views-writer';

const CASES_AT_ONCE = 5_000;

/** Nothing stands in views that are new, so nothing is looked for. */
const onEmpty = (tx: ReadTransaction): ReadTransaction => ({
  ...tx,
  due: { ...tx.due, forget: () => Promise.resolve() },
  answers: { ...tx.answers, reaching: () => Promise.resolve([]) },
});

/** The facts and policies of one portion of the log; what happened to files is kept for later. */
const fileOnly = async (
  writer: ViewsWriter,
  page: readonly Recorded[],
  aboutFiles: Read[],
): Promise<void> => {
  const last = page.at(-1);
  if (!last) return;
  await writer.inPlace(async (tx, clockBefore) => {
    const rows = pageRows(page, clockBefore);
    await tx.cases.file(rows.facts);
    await tx.cases.join(rows.memberships);
    await tx.keepPolicy(rows.aboutPolicy);
    aboutFiles.push(...rows.aboutFiles);
    await tx.moveCheckpoint(last, rows.clockHigh);
  });
  writer.place = last.position;
};

const whole: News = { facts: new Map(), joined: new Set(), due: new Map() };

/** Each case once, from its beginning; the accounts wait for what the batches say. */
const assessAll = async (writer: ViewsWriter, signal: AbortSignal): Promise<void> => {
  const owners = await writer.inPlace((tx) => tx.cases.ownersNamed(''));
  const accounts = owners.filter(isClearing);
  const others = owners.filter((owner) => !isClearing(owner));
  for (let at = 0; at < others.length && !signal.aborted; at += CASES_AT_ONCE) {
    const news = new Map(
      others
        .slice(at, at + CASES_AT_ONCE)
        .map((owner) => [owner, { ...whole, due: new Map([[owner, EARLIEST]]) }] as const),
    );
    await writer.inPlace((tx) => assessCases(onEmpty(tx), news, writer.judgement()));
  }
  await writer.inPlace((tx) =>
    tx.due.put(atOnce(accounts.map((owner) => [owner, EARLIEST] as const))),
  );
};

const build = async (
  { store }: ProjectorNeeds,
  next: NextViews,
  writer: ViewsWriter,
  signal: AbortSignal,
): Promise<void> => {
  const aboutFiles: Read[] = [];
  await writer.judgeAnew();
  for await (const page of portionsOf(store, store.start)) {
    await fileOnly(writer, page, aboutFiles);
    if (signal.aborted) return;
  }
  await next.indexFacts();
  await writer.inPlace((tx) => tx.applyToFiles(aboutFiles));
  await assessAll(writer, signal);
  await next.indexAnswers();
};

/**
 * Builds the views anew beside the live ones, which are read meanwhile: first all facts, then each
 * case once, then the indexes, then what the log learned in the meantime. Then they take the place
 * of the live ones in one step. Killed half way it leaves nothing that anybody reads.
 */
export const rebuild = async (
  needs: ProjectorNeeds,
  signal: AbortSignal,
): Promise<ViewsWriter | undefined> => {
  const { store, readSide } = needs;
  const next = await readSide.beside();
  await next.views.begin(store.start, VIEWS_VERSION);
  const memory = new CaseMemory(factsThatFit(), true);
  const writer = new ViewsWriter(needs, next.views, memory, store.start);
  await build(needs, next, writer, signal);
  if (!signal.aborted) await writer.readToEnd(signal);
  if (signal.aborted) return undefined;
  await next.takeOver();
  return new ViewsWriter(needs, readSide, memory, writer.place);
};
