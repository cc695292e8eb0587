// Launches the edition that is due, or the one an operator names.
import { accountQuota, clock, editions, log, queue, random, settings, subscribers } from '../runtime.ts'
import type { LaunchRequest } from '../use-cases/launching/choose-edition.ts'
import { type LaunchOutcome, launchEdition } from '../use-cases/launching/launch-edition.ts'
import { noteForecasts } from '../use-cases/launching/note-forecasts.ts'

export const handler = async (event: LaunchRequest): Promise<LaunchOutcome> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    editions: editions(),
    subscribers: subscribers(),
    queue: queue(),
  }
  const outcome = await launchEdition(ports, event)
  if (outcome.outcome === 'launched') await noteForecasts({ ...ports, mailer: accountQuota() }, settings())
  return outcome
}
