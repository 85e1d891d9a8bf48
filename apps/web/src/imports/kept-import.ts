/**
 * The number of an import somebody waits for, so that they can look at another page meanwhile and
 * find it again. Where storage is closed, the register still says what became of each file.
 */
const keptIn = (storage: () => Storage, name: string) => ({
  current: (): string | undefined => {
    try {
      return storage().getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  keep: (importId: string): void => {
    try {
      storage().setItem(name, importId);
    } catch {
      // Nothing is lost but the way back to the report.
    }
  },
  forget: (): void => {
    try {
      storage().removeItem(name);
    } catch {
      // There was nothing to forget.
    }
  },
});

/** Of the files somebody handed in: in this window, until its report was read. */
export const keptImport = keptIn(() => sessionStorage, 'ledger-import');

/** Of the demonstration year: in this browser, until it is loaded. */
export const keptDemonstration = keptIn(() => localStorage, 'ledger-demonstration');
