// Launches the edition whose turn it is, or the one that an operator names.
import { clock, editions, log, queue, random, subscribers } from '../runtime.ts'
import type { LaunchRequest } from '../use-cases/launching/choose-edition.ts'
import { type LaunchOutcome, launchEdition } from '../use-cases/launching/launch-edition.ts'

export const handler = (event: LaunchRequest): Promise<LaunchOutcome> =>
  launchEdition(
    {
      clock: clock(),
      random: random(),
      log: log(),
      editions: editions(),
      subscribers: subscribers(),
      queue: queue(),
    },
    event,
  )
