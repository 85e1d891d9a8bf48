import type { EventStore, Recorded } from '@ledger/event-store';
import type { Evidence } from '@ledger/ledger';
import { VaultDamaged, type Vault } from '@ledger/people';
import { uploadIdOf } from '../imports/content';
import { BackupProblem } from './problems';

/** How much of the vault the log refers to. */
export interface VaultChecked {
  readonly documents: number;
  readonly files: number;
}

const isEvidence = (value: unknown): value is Evidence =>
  typeof value === 'object' && value !== null && 'document' in value && 'commitment' in value;

const place = ({ stream, revision }: Recorded): string => `${stream}@${revision}`;

/** Destroyed after retention is destroyed for good; everything else must open and fit. */
const checkDocuments = async (vault: Vault, page: readonly Recorded[]): Promise<number> => {
  const asked = page.flatMap((event) => {
    const { evidence } = event.data;
    return isEvidence(evidence) ? [{ event, evidence }] : [];
  });
  const verdicts = await vault.verifyCommitments(
    asked.map(({ evidence: { document, commitment } }) => ({ documentId: document, commitment })),
  );
  const wrong = verdicts.findIndex((verdict) => verdict !== 'holds' && verdict !== 'destroyed');
  if (wrong >= 0) {
    throw new BackupProblem('not-verified', `${place(asked[wrong]!.event)}: ${verdicts[wrong]}`);
  }
  return asked.length;
};

/** The workbooks as they came: what a row is read again from. */
const checkFiles = async (vault: Vault, page: readonly Recorded[]): Promise<number> => {
  const received = page.filter(({ type }) => type === 'FileReceived');
  for (const event of received) {
    const original = await vault.original(uploadIdOf(String(event.data['digest'])));
    if (!original) {
      throw new BackupProblem('not-verified', `${place(event)}: the file is not in the vault`);
    }
  }
  return received.length;
};

/**
 * Reads every document and every file the log refers to, and compares the documents with the
 * commitments that stand in the events.
 */
export const verifyVault = async (
  store: EventStore,
  vault: Vault,
  onEvents: (events: number) => void,
): Promise<VaultChecked> => {
  let [documents, files, events] = [0, 0, 0];
  try {
    for await (const page of store.readAll(store.start)) {
      documents += await checkDocuments(vault, page);
      files += await checkFiles(vault, page);
      onEvents((events += page.length));
    }
  } catch (error) {
    throw error instanceof VaultDamaged ? new BackupProblem('not-verified', error.message) : error;
  }
  return { documents, files };
};
