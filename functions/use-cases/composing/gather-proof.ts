// Notes what the editor's proof will show about a composed edition, and joins the briefing in it (`whole`).

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { SetAside } from '../../content/story/stories/set-aside.ts'
import type { ReadPage, Topic } from '../../content/types.ts'
import { assemble, type EncodedFrame, openFrame } from '../../delivery/message/message.ts'
import { sampleLinks } from '../../delivery/message/reader-links.ts'
import { senderHeaders } from '../../delivery/message/sender-headers.ts'
import { type BriefingPlan, frameFor, largestBriefing } from '../../edition/briefing/briefing.ts'
import type { Stock } from '../../edition/choosing/choose.ts'
import { type Expiry, nothingExpired } from '../../edition/choosing/expiry.ts'
import { type Composition, publishedOf } from '../../edition/composition/compose.ts'
import type { EditorialDecisions } from '../../edition/decisions/decisions.ts'
import { escapeHtml, fillPlaceholders } from '../../edition/frame/fill-placeholders.ts'
import { storyOfLine } from '../../edition/frame/frame-parts.ts'
import type { OlderPages } from '../../edition/reports/older-pages.ts'
import {
  decidedFacts,
  leftOutFacts,
  type PartGroup,
  type ProofFacts,
  pageFacts,
} from '../../edition/reports/proof-facts.ts'
import type { SourceFigures } from '../../edition/reports/source-figures.ts'
import type { Briefing, EditionDocument, Frame, FrameFacts, PublishedStory } from '../../edition/types.ts'
import { defaultLanguage } from '../../edition/words/messages.ts'
import { wrap } from '../../edition/words/wrap-text.ts'
import type { Settings } from '../../environment.ts'

export interface ProofMaterial {
  document: EditionDocument
  frames: readonly Frame[]
  encoded: readonly EncodedFrame[]
  made: Pick<Composition, 'waiting' | 'barred' | 'notes' | 'choice' | 'nameOf'> & {
    stock: Stock & { expired?: Expiry }
    expired?: number
  }
  editorial: EditorialDecisions
  setAside?: readonly SetAside[]
  sources?: SourceFigures
  older?: OlderPages
  pages?: readonly ReadPage[]
  topics?: readonly Topic[]
  ledger?: readonly PublishedStory[]
}

/** @returns `null` if no reader gets a story, so that there is nothing to show */
export function proofFacts(
  { document, frames, encoded, made, editorial, setAside = [], sources, older, ...material }: ProofMaterial,
  settings: Settings,
): ProofFacts | null {
  const { caps } = settings
  const largest = frames.map((frame) => bytesOf(largestBriefing(document, frame, caps)))
  const plan = largestBriefing(document, frameFor(frames, defaultLanguage), caps)
  if (plan.outcome === 'skip') return null
  const { briefing } = plan
  const { waiting, barred } = made
  return {
    edition: document.id,
    date: document.date,
    briefing: whole(briefing, settings),
    sizes: {
      groups: groupsOf(briefing),
      htmlBytes: Math.max(...largest),
      budget: caps.htmlBytes,
      messageBytes: messageBytes(document, frameFor(encoded, defaultLanguage), settings),
      shortened: shortenedIn(briefing),
    },
    languages: frames.map(({ language }) => language),
    ...leftOutFacts(made, caps, document),
    stock: {
      waiting,
      barred,
      needed: caps.storiesPerBriefing,
      expired: made.expired ?? 0,
      ...(older === undefined ? {} : { older }),
    },
    decisions: decidedFacts(editorial, made),
    setAside: [...setAside],
    ...(sources === undefined ? {} : { sources }),
    ...expected(document, made, material, caps),
  }
}

/** What the pages will yield after this edition; `null` if the pages are not known. */
function expected(
  document: EditionDocument,
  { stock }: ProofMaterial['made'],
  { pages = [], topics = [], ledger = [] }: Pick<ProofMaterial, 'pages' | 'topics' | 'ledger'>,
  caps: Settings['caps'],
): Pick<ProofFacts, 'pages'> {
  if (pages.length === 0) return {}
  const printed = [...ledger, ...publishedOf(document)]
  const { stories: expired, told, past } = stock.expired ?? nothingExpired
  const stories = [...stock.candidates, ...expired]
  return {
    pages: pageFacts(pages, { topics: [...topics], caps, printed, stories, expired, told, past }),
  }
}

/** The operator is not a reader: a reader's own links are replaced by the front page, which has no pause. */
function whole(briefing: Briefing<Frame>, { siteUrl }: Settings): ProofFacts['briefing'] {
  const { values, stories, minutes } = briefing
  const links = { leaveUrl: `${siteUrl}/`, preferencesUrl: `${siteUrl}/` }
  const joined = (kind: 'html' | 'text', write: (value: string) => string) =>
    briefing.parts
      .map(({ edition, part }) =>
        fillPlaceholders(withoutPlaces(briefing.frames[edition]?.[kind], part), { ...values, ...links }, write),
      )
      .join('')
  const { subject, preheader } = values
  return {
    subject,
    preheader,
    html: joined('html', escapeHtml),
    text: joined('text', wrap),
    stories: stories.length,
    minutes,
  }
}

function withoutPlaces(parts: Record<string, string> | undefined, part: string): string {
  return (ownEntry(parts ?? {}, part) ?? '').replace(/⟦preferencesUrl⟧#[a-z]{1,20}/g, '⟦preferencesUrl⟧')
}

function groupsOf(briefing: Briefing<FrameFacts>): Record<PartGroup, number> {
  const groups = { masthead: 0, contents: 0, stories: 0, footer: 0 }
  for (const { edition, part } of briefing.parts)
    groups[groupOf(part)] += ownEntry(briefing.frames[edition]?.sizes ?? {}, part) ?? 0
  return groups
}

function groupOf(part: string): PartGroup {
  if (part === 'open') return 'masthead'
  if (part === 'close') return 'footer'
  return part.startsWith('contents') ? 'contents' : 'stories'
}

function bytesOf(plan: BriefingPlan): number {
  if (plan.outcome === 'skip') return 0
  return Object.values(groupsOf(plan.briefing)).reduce((sum, bytes) => sum + bytes, 0)
}

function messageBytes(document: EditionDocument, frame: EncodedFrame, settings: Settings): number {
  const plan = largestBriefing(document, openFrame(frame), settings.caps)
  if (plan.outcome === 'skip') return 0
  return assemble(plan.briefing, senderHeaders(settings), {
    to: settings.operatorAddress,
    ...sampleLinks(settings.siteUrl),
    date: new Date(document.composedAt),
    id: `${document.id}_proof`,
  }).length
}

function shortenedIn({ parts }: Briefing<FrameFacts>): number {
  return parts.filter(({ part }) => storyOfLine(part) !== null).length
}
