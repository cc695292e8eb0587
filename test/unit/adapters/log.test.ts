import { describe, expect, it } from 'vitest'
import { structuredLog } from '../../../functions/adapters/log.ts'
import { metric } from '../../../functions/environment.ts'
import type { Log } from '../../../functions/ports.ts'
import { FakeClock } from '../../support/fake-clock.ts'

function aLog(): { log: Log; lines: unknown[][]; printed: string[] } {
  const lines: unknown[][] = []
  const printed: string[] = []
  const write = (level: string) => (message: unknown, fields: unknown) => void lines.push([level, message, fields])
  const logger = { info: write('info'), warn: write('warn'), error: write('error') }
  const print = (line: string) => void printed.push(line)
  return { log: structuredLog({ service: 'send-briefings', clock: new FakeClock(), logger, print }), lines, printed }
}

describe('the log of a function', () => {
  it('has no address in message or fields, at any level (R4)', () => {
    const { log, lines } = aLog()
    for (const level of ['info', 'warn', 'error'] as const)
      log[level]('to ann@example.com', { to: ['ann@example.com'] })
    expect(lines).toEqual(['info', 'warn', 'error'].map((level) => [level, 'to [address]', { to: ['[address]'] }]))
  })

  it('counts a metric with and without the function’s name, as CloudWatch reads it', () => {
    const { log, printed } = aLog()
    log.count(metric.submitted, 12)
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: Date.parse('2026-11-18T10:00:00.000Z'),
          CloudWatchMetrics: [
            { Namespace: 'Broadsheet', Dimensions: [['service'], []], Metrics: [{ Name: 'Submitted', Unit: 'Count' }] },
          ],
        },
        service: 'send-briefings',
        Submitted: 12,
      },
    ])
  })
})
