// What the operator's commands ask for on AWS is told by the deployment.

import { expect, it } from 'vitest'
import { usage as edition } from '../../infra/commands/edition/arguments.ts'
import { usage as ingest } from '../../infra/commands/ingest/arguments.ts'
import { usage as keys } from '../../infra/commands/keys/arguments.ts'
import { usage as sources } from '../../infra/commands/sources/arguments.ts'
import { usage as topics } from '../../infra/commands/topics/arguments.ts'
import { at, type Synthesis } from './synthesis.ts'

export function outputs({ templates }: Synthesis): void {
  it('the outputs of the stacks are those that the commands name', () => {
    const told = Object.values(templates).flatMap((template) => Object.keys(Object(at(template, 'Outputs'))))
    const named = [edition, ingest, keys, sources, topics].flatMap((usage) =>
      [...usage.matchAll(/\boutput ("\w+"(?: or "\w+")*)/g)].flatMap(([, names = '']) => names.match(/\w{3,}/g) ?? []),
    )
    expect([...new Set(named)].sort()).toEqual(told.filter((name) => !name.startsWith('Export')).sort())
  })
}
