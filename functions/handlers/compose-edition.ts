// Composes the edition of a week, or queues the proof of an edition that is already composed.
import {
  articles,
  clock,
  decisions,
  editions,
  log,
  queue,
  settings,
  sourceList,
  sources,
  templates,
} from '../runtime.ts'
import { type ComposeRequest, composeEdition } from '../use-cases/composing/compose-edition.ts'
import { orderProof, type ProofRequest } from '../use-cases/composing/tell-operator.ts'

export const handler = async (event: ComposeRequest | ProofRequest) => {
  if ('proof' in event) return orderProof({ queue: queue(), clock: clock() }, event)
  return composeEdition(
    {
      clock: clock(),
      log: log(),
      articles: articles(),
      decisions: decisions(),
      templates: templates(),
      editions: editions(),
      queue: queue(),
      list: sourceList(),
      sources: sources(),
    },
    settings(),
    event,
  )
}
