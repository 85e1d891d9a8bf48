import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isFileError } from '@ledger/intake';
import { type FileId, refuse } from '@ledger/kernel';
import { contentIdOf, readFile } from '../imports/content';
import { otherVillageIn } from '../imports/other-village';
import {
  divisionOfFile,
  isRefused,
  replaceFile,
  standingLike,
  withdrawFile,
} from '../imports/take-back';
import { mustAnswer } from '../main-log/must-answer';
import type { LedgerApplication } from '../open-application';
import { LEDGER } from './ledger-token';
import { ImportFiles, OpenBackfill, ReplaceFile, WithdrawFile } from './messages';

/** Goes on in the background; a failure is told by the job, which resumes by itself. */
const inBackground = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
};

@CommandHandler(ImportFiles)
export class ImportFilesHandler implements ICommandHandler<ImportFiles> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ImportFiles) {
    const { imports, parts } = this.ledger;
    await mustAnswer(parts);
    const importId = await imports.accept(c);
    const stop = c.onProgress ? imports.listen(importId, c.onProgress) : () => undefined;
    const report = imports.finish(importId).finally(stop);
    if (c.wait) return report;
    inBackground(report);
    return { importId };
  }
}

@CommandHandler(WithdrawFile)
export class WithdrawFileHandler implements ICommandHandler<WithdrawFile> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  /** What standing files share with the withdrawn one is stated again, before it is missed. */
  async execute({ c }: WithdrawFile) {
    const { parts, imports, ledger } = this.ledger;
    await mustAnswer(parts);
    const division = await divisionOfFile(parts.readSide, c.fileId);
    if (!division?.startsWith(c.scope)) return refuse('file-not-received');
    // What the bank has credited must be known before a file is taken back.
    await this.ledger.caughtUp();
    const outcome = await withdrawFile({ ...parts, ledger }, c);
    if (isRefused(outcome)) return outcome;
    const others = await standingLike(parts.readSide, c.fileId);
    if (others.length > 0) {
      await imports.finish(await imports.reaffirm(c.actor, division, others));
    }
    return outcome;
  }
}

@CommandHandler(ReplaceFile)
export class ReplaceFileHandler implements ICommandHandler<ReplaceFile> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ c }: ReplaceFile) {
    const { parts, imports, ledger } = this.ledger;
    await mustAnswer(parts);
    const division = await divisionOfFile(parts.readSide, c.fileId);
    if (!division?.startsWith(c.scope)) return refuse('file-not-received');
    const parsed = await readFile(c.file.bytes, c.file.name);
    if (isFileError(parsed)) return refuse('not-readable', { code: parsed.code });
    // Before the old one is let go: the better one would be refused.
    const other = otherVillageIn(parsed, c.division);
    if (other) return refuse('not-readable', { code: other.code });
    const newId = contentIdOf(parsed, parts.tokens);
    if (newId === c.fileId) return refuse('same-content');
    await this.ledger.caughtUp();
    const { actor, confirmedBy, fileId, reasonCode, note } = c;
    const replacing = { fileId, reasonCode, confirmedBy, ...(note && { note }) };
    const importId = await imports.accept({ ...c, files: [c.file], replacing });
    const outcome = await replaceFile(
      { ...parts, ledger },
      { actor, ...replacing },
      newId as FileId,
    );
    inBackground(imports.finish(importId));
    return isRefused(outcome) ? outcome : { importId };
  }
}

@CommandHandler(OpenBackfill)
export class OpenBackfillHandler implements ICommandHandler<OpenBackfill> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ c }: OpenBackfill) {
    return this.ledger.backfill.set(c.actor, c.open);
  }
}

export const commandHandlers = [
  ImportFilesHandler,
  OpenBackfillHandler,
  ReplaceFileHandler,
  WithdrawFileHandler,
];
