// The log of a function: what stands in a line, how metrics are counted, and no address (R4).
import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger'
import type { LogAttributes } from '@aws-lambda-powertools/logger/types'
import { describe, expect, it } from 'vitest'
import { structuredLog } from '../../../functions/adapters/log.ts'
import { metric } from '../../../functions/environment.ts'
import { type Log, reservedLogKeys } from '../../../functions/ports.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { FakeClock } from '../../support/fakes/fake-clock.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'

function aLog(): { log: Log; lines: unknown[][]; printed: string[] } {
  const lines: unknown[][] = []
  const printed: string[] = []
  const write = (level: string) => (message: unknown, fields: unknown) => void lines.push([level, message, fields])
  const logger = { info: write('info'), warn: write('warn'), error: write('error') }
  const print = (line: string) => void printed.push(line)
  return { log: structuredLog({ service: 'send-briefings', clock: new FakeClock(), logger, print }), lines, printed }
}

/** Records the fields that the logger of AWS would print. */
function hearing(said: LogAttributes[]): LogFormatter {
  class Hearing extends LogFormatter {
    formatAttributes(_own: unknown, fields: LogAttributes): LogItem {
      said.push(fields)
      return new LogItem({ attributes: { message: 'heard' } })
    }
  }
  return new Hearing()
}

describe('the log of a function', () => {
  it('has no address in message or fields, at any level (R4)', () => {
    const { log, lines } = aLog()
    for (const level of ['info', 'warn', 'error'] as const)
      log[level]('to ann@example.com', { to: ['ann@example.com'] })
    expect(lines).toEqual(['info', 'warn', 'error'].map((level) => [level, 'to [address]', { to: ['[address]'] }]))
  })

  it('says every field: one under a key that each line has would be dropped, so it gets another name', () => {
    const said: LogAttributes[] = []
    const log = structuredLog({
      service: 'x',
      clock: new FakeClock(),
      logger: new Logger({ logFormatter: hearing(said) }),
    })
    const fields = Object.fromEntries(['edition', ...reservedLogKeys].map((key) => [key, `the ${key}`]))
    log.info('all of them', fields)
    expect(said).toHaveLength(1)
    expect(Object.values(said[0] ?? {})).toEqual(['the edition', ...reservedLogKeys.map((key) => `the ${key}`)])
  })

  it('a reserved key that is written out does not compile', () => {
    const { log, lines } = aLog()
    // @ts-expect-error: `message` is the line's own
    log.info('said', { message: 'again' })
    expect(lines).toEqual([['info', 'said', { field_message: 'again' }]])
  })

  it('an event that cannot be read is named by its id', async () => {
    const { log, lines } = aLog()
    await recordFeedback({ ...fakePorts(), log }, [{ messageId: 'g1', body: 'x' }])
    expect(lines).toMatchObject([['warn', expect.stringContaining('set aside'), { messageId: 'g1' }]])
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
