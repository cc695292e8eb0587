// Plans that are remembered are those that would be made anew.
import { expect, it } from 'vitest'
import { encodeFrame, openFrame } from '../../../functions/delivery/message/message.ts'
import { planBriefing } from '../../../functions/edition/briefing/briefing.ts'
import { rememberedPlans } from '../../../functions/edition/briefing/remembered-plans.ts'
import { aDocument, aFrame, aStory, someSettings } from '../../support/samples/builders.ts'

it('gives readers of the same choices one plan, and others the one that is theirs', () => {
  const sections = ['energy', 'arts'].map((id) => ({
    topic: { id, label: id },
    stories: [aStory(`story-${id}`, [id])],
  }))
  const document = aDocument({ sections })
  const editions = [{ document, frames: [openFrame(encodeFrame(aFrame(document)))] }]
  const { caps } = someSettings()
  const plan = rememberedPlans(editions, caps)
  const reader = (topics: string[], had: string[] = []) =>
    ({ topics, language: 'en', cadence: 'weekly', had: new Set(had) }) as const
  const choices = [['energy'], ['arts', 'energy'], ['energy', 'arts'], ['none'], []]
  for (const topics of [...choices, ...choices])
    expect(plan(reader(topics))).toEqual(planBriefing(editions, reader(topics), caps))
  expect(plan(reader(['energy']))).toBe(plan(reader(['energy'])))
  expect(plan(reader(['energy'], [document.id]))).not.toBe(plan(reader(['energy'])))
})
