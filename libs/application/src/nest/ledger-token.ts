/** The open ledger, as Nest injects it. */
export const LEDGER = Symbol('ledger');
