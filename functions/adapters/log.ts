// The log: JSON lines by the Powertools logger, metrics as lines in CloudWatch's embedded metric format. Nothing
// reaches either without passing through `redact`.
import { Logger } from '@aws-lambda-powertools/logger'
import { metric } from '../environment.ts'
import { type Clock, type Log, type LogFields, reservedLogKeys } from '../ports.ts'
import { redact, redactText } from './redaction.ts'

export interface LogOptions {
  /** Name of the function; a dimension of its metrics. */
  service: string
  clock: Clock
  /** Receives lines that are already redacted. */
  logger?: Record<'info' | 'warn' | 'error', (message: string, fields: Record<string, unknown>) => void>
  /** Receives one line of JSON. */
  print?: (line: string) => void
}

export function structuredLog({
  service,
  clock,
  logger = new Logger({ serviceName: service }),
  print = toStandardOutput,
}: LogOptions): Log {
  return {
    info: (message, fields) => logger.info(redactText(message), redactFields(fields)),
    warn: (message, fields) => logger.warn(redactText(message), redactFields(fields)),
    error: (message, fields) => logger.error(redactText(message), redactFields(fields)),
    count: (name, value) => print(JSON.stringify(embeddedMetric(name, value, service, clock.now()))),
  }
}

function redactFields(fields: LogFields = {}): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [isReserved(name) ? `field_${name}` : name, value])
  return redact(Object.fromEntries(entries)) as Record<string, unknown>
}

/** Powertools drops a field that has the name of one of its own. The compiler refuses such names only where they are
 * written out. */
function isReserved(name: string): boolean {
  return reservedLogKeys.some((key) => key === name)
}

/** Counted with the function's name as a dimension, as Powertools does, and without it, for alarms on all functions.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function embeddedMetric(name: string, value: number, service: string, at: Date): object {
  const directive = {
    Namespace: metric.namespace,
    Dimensions: [['service'], []],
    Metrics: [{ Name: name, Unit: 'Count' }],
  }
  return { _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [directive] }, service, [name]: value }
}

function toStandardOutput(line: string): void {
  process.stdout.write(`${line}\n`)
}
