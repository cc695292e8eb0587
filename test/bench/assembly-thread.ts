// The half of the assembly benchmark that knows what `send-briefings` knows: a frozen document and an encoded frame.
import { parentPort, workerData } from 'node:worker_threads'
import { letterhead } from '../../functions/delivery/letterhead.ts'
import { assemble, type EncodedFrame, openFrame } from '../../functions/delivery/message.ts'
import { planBriefing, readerOfEverything } from '../../functions/edition/briefing.ts'
import type { EditionDocument } from '../../functions/edition/types.ts'
import type { Settings } from '../../functions/environment.ts'
import { rate } from './rate.ts'

const { document, frame, settings } = workerData as {
  document: EditionDocument
  frame: EncodedFrame
  settings: Settings
}
const editions = [{ document, frames: [openFrame(frame)] }]
const everything = readerOfEverything(document, 'en')
const head = letterhead(settings)

function plan() {
  const planned = planBriefing(editions, everything, settings.caps.htmlBytes)
  if (planned.outcome === 'skip') throw new Error('the benchmark needs a briefing')
  return planned.briefing
}

function envelope(n: number) {
  const reader = `Reader${String(n).padStart(16, '0')}`
  return {
    to: `${reader}@example.com`,
    leaveUrl: `${settings.siteUrl}/leave/leave.k1.${reader}.0123456789abcdefghijklmnopqrstuvwxyzABCDEF`,
    preferencesUrl: `${settings.siteUrl}/preferences/k1.${reader}.0123456789abcdefghijklmnopqrstuvwxyzABCDEF`,
    date: new Date(1_795_000_000_000 + n),
    id: `2026-W47_edition_${reader}`,
  }
}

const briefing = plan()
const sample = assemble(briefing, head, envelope(0))

parentPort?.postMessage([
  { way: 'copy the same bytes (the floor)', ...(await rate(() => Buffer.from(sample))) },
  { way: 'pre-encoded fragments', ...(await rate((n) => assemble(briefing, head, envelope(n)))) },
  { way: 'plan + pre-encoded fragments', ...(await rate((n) => assemble(plan(), head, envelope(n)))) },
])
