// Plans briefings once for all readers with the same topics, language and cadence, however many there are.
import { type BriefingEdition, planBriefing } from '../../edition/briefing/briefing.ts'
import type { Settings } from '../../environment.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { SkipReason } from '../types.ts'
import { assemble, type OpenFrame } from './message.ts'
import { MessageBuffer } from './message-buffer.ts'
import { sampleLinks } from './reader-links.ts'
import { senderHeaders } from './sender-headers.ts'

export interface PlannedBriefing {
  /** Of the whole message, as SES gets it. */
  bytes: number
  stories: readonly string[]
  language: string
}

export class BriefingPlans {
  readonly #editions: readonly BriefingEdition<OpenFrame>[]
  readonly #settings: Settings
  readonly #date: Date
  readonly #plans = new Map<string, PlannedBriefing | { skip: SkipReason }>()
  readonly #buffer = new MessageBuffer()

  /** @param editions the edition itself and the earlier ones that readers of a longer cadence catch up on */
  constructor(editions: readonly BriefingEdition<OpenFrame>[], settings: Settings, date: Date) {
    this.#editions = editions
    this.#settings = settings
    this.#date = date
  }

  /** Stories that a reader already had from emails outside the edition are not looked up. */
  for({ topics, language, cadence }: Pick<Subscriber, 'topics' | 'language' | 'cadence'>) {
    const key = JSON.stringify([[...topics].sort(), language, cadence])
    const plan = this.#plans.get(key) ?? this.#plan({ topics, language, cadence })
    this.#plans.set(key, plan)
    return plan
  }

  #plan(reader: Pick<Subscriber, 'topics' | 'language' | 'cadence'>): PlannedBriefing | { skip: SkipReason } {
    const settings = this.#settings
    const plan = planBriefing(this.#editions, { ...reader, had: new Set() }, settings.caps)
    if (plan.outcome === 'skip') return { skip: plan.reason }
    const envelope = { to: sampleAddress, ...sampleLinks(settings.siteUrl), date: this.#date, id: sampleId }
    const { length } = assemble(plan.briefing, senderHeaders(settings), envelope, this.#buffer)
    return { bytes: length, stories: plan.briefing.stories, language: plan.briefing.language }
  }
}

/** As long as a usual address. */
const sampleAddress = 'reader-12345@mail.example.com'
const sampleId = `2026-W47_edition_${'0'.repeat(22)}`
