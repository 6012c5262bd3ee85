import { describe, expect, it } from 'vitest';
import {
  addTallies,
  emptyTally,
  tallyLine,
  tallyPlaywright,
  tallyVitest,
} from '../../../scripts/lib/tally.mjs';

const vitestReport = {
  numPassedTests: 12,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [{}] },
  ],
};

describe('tally', () => {
  it('counts vitest, todo as skipped', () => {
    expect(tallyVitest(vitestReport)).toEqual({ passed: 12, failed: 1, skipped: 3 });
  });

  it('counts a test file that could not be loaded as a failure', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }];
    expect(tallyVitest({ ...vitestReport, testResults }).failed).toBe(2);
  });

  it('counts a flaky browser test and an error outside tests as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it('adds up to one line', () => {
    expect(tallyLine(addTallies([]))).toBe('0 passed, 0 failed, 0 skipped');
    const sum = addTallies([
      { ...emptyTally, passed: 3 },
      { passed: 1, failed: 2, skipped: 4 },
    ]);
    expect(tallyLine(sum)).toBe('4 passed, 2 failed, 4 skipped');
  });
});
