/** What a script can tell apart. 64 is the number of `sysexits.h` for a wrong command line. */
export const EXIT = {
  success: 0,
  failure: 1,
  /** Input was refused; what was refused and why is printed. */
  refused: 2,
  usage: 64,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
