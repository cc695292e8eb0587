// Choosing with an editor: decisions say which stories may be taken, which come first and under which of their own
// headlines. They change no sentence and no view, and every cap still holds, because choosing itself is the same.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { Story } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import { type Choice, type ChosenStory, chooseStories, type Stock } from '../choosing/choose.ts'
import type { EditorialDecisions } from './decisions.ts'
import { isHeldBack } from './held-pages.ts'

/** A decision that had no effect. */
export interface DecisionNote {
  entry:
    | 'order'
    | 'drop'
    | 'hold'
    | 'headlines'
    | 'ownHeadlines'
    | 'sentences'
    | 'notes'
    | 'forms'
    | 'joined'
    | 'parted'
  story: string
  reason: string
  remedy: string
}

export interface EditedChoice extends Choice {
  /** Stories held for the next edition; they wait as well. */
  held: number
  notes: DecisionNote[]
}

export function chooseWithEditor(stock: Stock, editorial: EditorialDecisions, caps: Caps): EditedChoice {
  const { order, hold } = editorial.decisions
  const open = openStock(stock, editorial)
  const place = placesOf(order, stock)
  const usual = chooseStories(open, caps)
  // Ordering stories that are printed anyway only changes their order; to bring another story in, it must be put first.
  const asked = order.filter((id) => isFree(id, open))
  const isThere = asked.every((id) => usual.stories.some((story) => story.id === id))
  const choice = isThere
    ? { ...usual, lead: asked[0] ?? usual.lead }
    : chooseStories({ ...open, candidates: open.candidates.map(place) }, caps, asked[0])
  const stories = choice.stories.map(place).sort((a, b) => b.score - a.score)
  return {
    ...choice,
    stories,
    held: hold.filter((id) => isFree(id, stock)).length,
    notes: [...strangers(stock, editorial), ...unmet(stock, editorial, stories)],
  }
}

/** For choosing, a story that is held or dropped counts as printed, but uses no words. It stays among the candidates,
 * because they also show which articles are one voice. */
function openStock(stock: Stock, { decisions, droppedBefore }: EditorialDecisions): Stock {
  const heldBack = stock.candidates.filter((story) => isHeldBack(story, decisions.order)).map(({ id }) => id)
  const aside = [...new Set([...droppedBefore, ...decisions.drop, ...decisions.hold, ...heldBack])]
  const setAside = aside.filter((id) => isFree(id, stock))
  const candidates = stock.candidates.map((story) => {
    const headlines = headlinesOf(story, decisions)
    return headlines === story.headlines ? story : { ...story, headlines }
  })
  const spent = setAside.map((id) => ({ id, headline: null, quotes: [] }))
  return {
    ...stock,
    candidates,
    ledger: [...stock.ledger, ...spent],
    asked: new Set(decisions.order),
    forms: new Map(Object.entries(decisions.forms)),
    setAside: new Set(setAside),
  }
}

/** Only the editor's own headline, if there is one; else the wanted candidate first: choosing decides whether it is
 * free. */
function headlinesOf(story: Story, decisions: EditorialDecisions['decisions']): Story['headlines'] {
  const own = ownEntry(decisions.ownHeadlines, story.id)
  if (own !== undefined) return [{ text: own, origin: 'editor' }]
  const wanted = ownEntry(decisions.headlines, story.id)
  const found = story.headlines.find(({ text }) => text === wanted)
  return found === undefined ? story.headlines : [found, ...story.headlines.filter((one) => one !== found)]
}

/** An ordered story ranks above all others. */
function placesOf(order: readonly string[], { candidates }: Stock) {
  const top = candidates.reduce((most, { score }) => Math.max(most, score), 0)
  const scores = new Map(order.map((id, at) => [id, top + order.length - at]))
  return <T extends { id: string; score: number }>(story: T): T => ({
    ...story,
    score: scores.get(story.id) ?? story.score,
  })
}

/** Known, and not printed in any edition. */
function isFree(id: string, { candidates, ledger }: Stock): boolean {
  return candidates.some((story) => story.id === id) && !ledger.some((story) => story.id === id)
}

/** Decisions about stories that are not in the stock. */
function strangers({ candidates, ledger }: Stock, { decisions }: EditorialDecisions): DecisionNote[] {
  const [known, printed] = [new Set(candidates.map(({ id }) => id)), new Set(ledger.map(({ id }) => id))]
  const { order, drop, hold, parted } = decisions
  const byStory = ['headlines', 'ownHeadlines', 'sentences', 'notes', 'forms', 'joined'] as const
  const keys = Object.fromEntries(byStory.map((entry) => [entry, Object.keys(decisions[entry])]))
  const named = { order, drop, hold, parted, ...(keys as Record<(typeof byStory)[number], string[]>) }
  const strange = strangersJoined(decisions, new Set([...known, ...printed]))
  const entries = ['order', 'drop', 'hold', 'parted', ...byStory] as const
  return entries
    .flatMap((entry) =>
      named[entry].flatMap((story) => {
        if (printed.has(story)) return [{ entry, story, ...printedBefore }]
        return known.has(story) ? [] : [{ entry, story, ...unknown }]
      }),
    )
    .concat(strange)
}

/** Stories that should join one that is not in the stock. */
function strangersJoined({ joined }: EditorialDecisions['decisions'], known: ReadonlySet<string>): DecisionNote[] {
  return Object.entries(joined).flatMap(([story, other]) =>
    known.has(other)
      ? []
      : [
          {
            entry: 'joined' as const,
            story,
            reason: `the story ${other}, whose matter it was to join, is not in the stock`,
            remedy: 'remove it, or choose another one',
          },
        ],
  )
}

const printedBefore = {
  reason: 'an earlier edition printed that story',
  remedy: 'remove the entry; it changes nothing',
}

const unknown = {
  reason: 'no story has this id: its page left the stock, or the page or the topics changed',
  remedy: 'remove it, or choose again',
}

/** Decisions that choosing could not follow. */
function unmet(stock: Stock, { decisions, droppedBefore }: EditorialDecisions, chosen: ChosenStory[]): DecisionNote[] {
  const byId = new Map(chosen.map((story) => [story.id, story]))
  const left = decisions.order.filter((id) => isFree(id, stock) && !byId.has(id))
  const unformed = Object.keys(decisions.forms).filter((id) => isFree(id, stock) && !byId.has(id))
  return [
    ...unformed.map((story) => ({ entry: 'forms' as const, story, ...notPrinted })),
    ...left.map((story) => ({ entry: 'order' as const, story, ...(droppedBefore.has(story) ? dropped : noRoom) })),
    ...stock.candidates.flatMap((story) =>
      headlineNotTaken(story, ownEntry(decisions.headlines, story.id), byId.get(story.id)),
    ),
  ]
}

const dropped = { reason: 'an earlier week dropped it', remedy: 'remove it from that week’s "drop"' }

const noRoom = {
  reason: 'the edition is full, or its article has reached its quotation limit',
  remedy: 'drop or hold another one, or remove it',
}

const notPrinted = {
  reason: 'the edition does not print that story',
  remedy: 'print it first, or remove the entry',
}

function headlineNotTaken(story: Story, wanted: string | undefined, chosen: ChosenStory | undefined): DecisionNote[] {
  if (wanted === undefined || chosen === undefined || chosen.headline?.text === wanted) return []
  if (chosen.headline?.origin === 'editor') return []
  const isCandidate = story.headlines.some(({ text }) => text === wanted)
  const reason = isCandidate ? 'its words are printed elsewhere' : 'it is not a headline candidate of that story'
  return [{ entry: 'headlines', story: story.id, reason, remedy: 'choose another one of its candidates' }]
}
