type Tally = { passed: number; failed: number; skipped: number };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: readonly unknown[];
};
export const emptyTally: Tally;
export function addTallies(tallies: readonly Tally[]): Tally;
export function tallyVitest(report: VitestReport): Tally;
export function tallyPlaywright(report: PlaywrightReport): Tally;
export function tallyLine(tally: Tally): string;
