// A cache of briefing plans: readers with the same topics, language, cadence and history get the same plan.

import { memoized } from '../../content/language/words/memoized.ts'
import type { FrameFacts } from '../types.ts'
import { type BriefingEdition, type BriefingPlan, type BriefingReader, planBriefing } from './briefing.ts'

type PlanCaps = Parameters<typeof planBriefing>[2]

/** As `planBriefing`, but the result is shared and must not be changed. The order of topics matters, since it shows in
 * the words. */
export function rememberedPlans<F extends FrameFacts>(
  editions: readonly BriefingEdition<F>[],
  caps: PlanCaps,
): (reader: BriefingReader) => BriefingPlan<F> {
  const planFor = memoized((key) => {
    const [topics, language, cadence, had] = JSON.parse(key) as [string[], string, BriefingReader['cadence'], string[]]
    return planBriefing(editions, { topics, language, cadence, had: new Set(had) }, caps)
  })
  return ({ topics, language, cadence, had }) => planFor(JSON.stringify([topics, language, cadence, [...had].sort()]))
}
