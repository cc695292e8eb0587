// `npm run edition -- <command>`: shows editions, opens and closes the list, composes an edition again, releases a held
// one, pauses, resumes and cancels.

import { resolve } from 'node:path'
import { structuredLog } from '../../../functions/adapters/log.ts'
import { runCommand } from '../../command-line/command.ts'
import { commandOptions } from '../../local/run/command-options.ts'
import { repository } from '../../repository.ts'
import { confirm } from '../confirm.ts'
import { type Aws, readArguments, usage } from './arguments.ts'
import { askedFirst } from './asked-first.ts'
import type { Operating } from './operating.ts'
import { act } from './run.ts'
import { showInPlace } from './show-in-place.ts'
import { awsTarget, localTarget } from './target.ts'
import { pauseMs, watch } from './watch-sending.ts'

/** Successes are reported in plain words. */
const logger = { info: () => undefined, warn: console.error, error: console.error }

/** Resolves to the exit code: 1 if the command was refused. */
async function main(given: string[]): Promise<number> {
  const { wanted, folder, aws, yes } = readArguments(given)
  const target = aws === null ? localTarget(resolve(repository, folder)) : await awsTarget(aws, wanted.action)
  const { clock } = target
  try {
    const operating: Operating = {
      target,
      clock,
      options: optionsOf(folder, aws),
      settings: target.settings,
      log: structuredLog({ service: 'edition', clock, logger }),
    }
    if (wanted.action === 'watch' && (await target.editions.find(wanted.edition)) !== null) {
      await watch(operating, wanted.edition, { show: showInPlace(process.stdout), pause })
      return 0
    }
    const asked = await askedFirst(wanted, { editions: target.editions, options: operating.options })
    if (asked !== null && !(await confirm(asked, yes, 'do this'))) {
      console.error('Nothing was done.')
      return 1
    }
    const { ok, lines } = await act(wanted, operating)
    for (const line of lines) console[ok ? 'log' : 'error'](line)
    return ok ? 0 : 1
  } finally {
    target.close()
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))

/** So that the printed commands can be typed as they are. */
function optionsOf(folder: string, aws: Aws | null): string {
  if (aws === null) return commandOptions(folder)
  const table = aws.table === null ? '' : ` --table ${aws.table}`
  const called = aws.function === null ? '' : ` --function ${aws.function}`
  return `--profile ${aws.profile}${table}${called}`
}

await runCommand(usage, main)
