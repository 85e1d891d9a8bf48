/** A problem in both languages of the office, with the HTTP status it is answered with. */
export interface ProblemWords {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}
