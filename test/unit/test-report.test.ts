// What `npm test` prints at its end: counts, slowest files.
import { describe, expect, it } from 'vitest'
import { countsOf, readReport, slowestFiles, type TestReport } from '../support/runs/test-report.ts'

const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

describe('what npm test counts', () => {
  it.each<[string, TestReport | null, boolean, { passed: number; failed: number }]>([
    ['a good run', { ...none, numPassedTests: 9 }, true, { passed: 9, failed: 0 }],
    ['failed tests', { ...none, numPassedTests: 8, numFailedTests: 1 }, false, { passed: 8, failed: 1 }],
    [
      'skipped tests as failed',
      { ...none, numPassedTests: 7, numPendingTests: 1, numTodoTests: 1 },
      true,
      { passed: 7, failed: 2 },
    ],
    ['a suite that could not be loaded', { ...none, numPassedTests: 9 }, false, { passed: 9, failed: 1 }],
    ['a run without a report', null, true, { passed: 0, failed: 1 }],
  ])('%s', (_, report, isGood, counts) => {
    expect(countsOf(report, isGood)).toEqual(counts)
  })

  it('a report that is not there is none', () => {
    expect(readReport('/nonsense/report.json')).toBeNull()
  })

  it('the slowest files come first', () => {
    const file = (name: string, endTime: number) => ({ name, startTime: 1_000, endTime })
    const report = { ...none, testResults: [file('a', 2_000), file('b', 5_000), file('c', 3_500)] }
    expect(slowestFiles(report, 2)).toEqual([
      { name: 'b', seconds: 4 },
      { name: 'c', seconds: 2.5 },
    ])
  })
})
