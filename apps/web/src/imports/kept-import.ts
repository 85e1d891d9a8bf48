const KEPT_AS = 'ledger-import';

/**
 * The import somebody is waiting for in this window, so that they can look at another page meanwhile
 * and find it again. Where storage is closed, the register still says what became of each file.
 */
export const keptImport = {
  current: (): string | undefined => {
    try {
      return sessionStorage.getItem(KEPT_AS) ?? undefined;
    } catch {
      return undefined;
    }
  },
  keep: (importId: string): void => {
    try {
      sessionStorage.setItem(KEPT_AS, importId);
    } catch {
      // Nothing is lost but the way back to the report.
    }
  },
  forget: (): void => {
    try {
      sessionStorage.removeItem(KEPT_AS);
    } catch {
      // There was nothing to forget.
    }
  },
};
