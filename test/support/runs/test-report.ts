// What Vitest's JSON report says about a run: how many tests passed, and which files took longest.
import { readFileSync } from 'node:fs'

export interface TestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** One per file; times in milliseconds since the epoch. */
  testResults: { name: string; startTime: number; endTime: number }[]
}

/** `null` if a run left none, or an unreadable one. */
export function readReport(file: string): TestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** A skipped test counts as failed. A run that failed without a failed test counts as one failure: a suite that could
 * not be loaded has no tests, nor has a run without a report. */
export function countsOf(report: TestReport | null, isGood: boolean): { passed: number; failed: number } {
  if (report === null) return { passed: 0, failed: 1 }
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests
  return { passed: report.numPassedTests, failed: failed === 0 && !isGood ? 1 : failed }
}

export function slowestFiles(report: TestReport | null, count: number): { name: string; seconds: number }[] {
  const files = report?.testResults ?? []
  return files
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, count)
}
