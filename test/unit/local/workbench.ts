// What the tests of the laptop share: a folder of their own, small functions, a clock, logs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { LambdaFunction } from '../../../infra/local/cloud.ts'
import { Host, type HostOptions } from '../../../infra/local/functions/host.ts'
import { FunctionLogs } from '../../../infra/local/functions/logs.ts'
import { VirtualClock } from '../../../infra/local/virtual-clock.ts'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-local-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A function whose bundle is `code`, e.g. `export const handler = async () => 1`. */
export function functionOf(code: string, rest: Partial<LambdaFunction> = {}): LambdaFunction {
  const folder = join(temporaryFolder(), 'asset')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.mjs'), code)
  return {
    id: 'Function1',
    name: 'function-1',
    arn: 'arn:aws:lambda:eu-west-1:000000000000:function:function-1',
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::000000000000:role/role-1',
    folder,
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 600,
    memoryMegabytes: 128,
    deadLetterArn: null,
    ...rest,
  }
}

export interface Bench {
  host: Host
  clock: VirtualClock
  /** What was shown to the operator. */
  shown: string[]
}

/** @param more e.g. how time limits are kept */
export function hostOf(
  functions: LambdaFunction[],
  environment: Record<string, string> = {},
  more: Pick<HostOptions, 'startLimit' | 'concurrency'> = {},
): Bench {
  const clock = new VirtualClock()
  const shown: string[] = []
  const logs = new FunctionLogs(join(temporaryFolder(), 'logs'), (line) => shown.push(line))
  const host = new Host({ functions, environment: () => environment, clock: clock.memory, logs, ...more })
  onTestFinished(async () => {
    await host.close()
    await logs.close()
  })
  return { host, clock, shown }
}
