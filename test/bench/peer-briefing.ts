// What the peers of the benchmark are given: the same stories as data.

import { type StoryView, storyView } from '../../functions/edition/frame/story-view.ts'
import { editionUrl } from '../../functions/edition/site-url.ts'
import { sayIn } from '../../functions/edition/words/messages.ts'
import { editionOf } from '../support/samples/big-edition.ts'
import { someSettings } from '../support/samples/builders.ts'
import { readTemplates } from '../support/samples/templates.ts'

/** A briefing as data, for whoever renders it anew for every reader. */
export interface PeerBriefing {
  listName: string
  date: string
  editionUrl: string
  sections: { label: string; stories: PeerStory[] }[]
}

/** Every line as one plain string: no peer marks the language of a title within a line. */
interface PeerStory {
  id: string
  anchor: string
  url: string
  headline: string
  label: string
  text: string
  views: { kind: string; label: string; text: string }[]
  notes: string[]
}

export const settings = someSettings()
export const templates = readTemplates()
export const document = editionOf({ topics: 6, stories: 24, words: 22 })

export function peerBriefing(): PeerBriefing {
  const wording = { language: 'en', say: sayIn('en', templates.messages['en'] ?? {}), date: document.date }
  const url = editionUrl(settings.siteUrl, document.id)
  return {
    listName: settings.listName,
    date: document.date,
    editionUrl: url,
    sections: document.sections.map(({ topic, stories }) => ({
      label: topic.label,
      stories: stories.map((story) => peerStory(storyView(document, story, topic.id, wording, `${url}#${story.id}`))),
    })),
  }
}

function peerStory(story: StoryView): PeerStory {
  const { id, anchor, url, headline, lineName, label, text, views, notes } = story
  return {
    id,
    anchor,
    url,
    headline: headline ?? lineName,
    label: label.text,
    text,
    views: views.map((view) => ({ kind: view.kind, label: view.label.text, text: view.text })),
    notes: notes.map((note) => note.text),
  }
}

/** With the links of one reader. */
export function linked(briefing: PeerBriefing, n: number) {
  const token = `k1.Reader${String(n).padStart(16, '0')}.0123456789abcdefghijklmnopqrstuvwxyzABCDEF`
  return {
    ...briefing,
    leaveUrl: `${settings.siteUrl}/leave/${token}`,
    preferencesUrl: `${settings.siteUrl}/preferences/${token}`,
  }
}

export type LinkedBriefing = ReturnType<typeof linked>
