/** The case an act is about. */
export interface CaseOf {
  readonly householdNo: string;
  readonly entry: string;
}

export const pathOf = ({ householdNo, entry }: CaseOf) => ({ path: { no: householdNo, entry } });

/** An optional remark is left out where nothing was said. */
export const saidWith = <Said extends { readonly note?: string }>({ note, ...rest }: Said) => ({
  ...rest,
  ...(note && { note }),
});
