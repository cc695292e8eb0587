// Matters against events: updates on thirteen events mixed, and the paragraphs of the seeds' matters.
import { splitSentences } from '../../functions/content/language/sentences/sentence.ts'
import { type KnownMatter, mattersOf } from '../../functions/content/story/matters/matter.ts'
import type { Article } from '../../functions/content/types.ts'
import { type Annotation, goldId, type Seeds } from './gold.ts'
import { bCubed } from './scores.ts'
import type { Row } from './table.ts'

type Told = Parameters<typeof mattersOf>[0][number]

/** Each update is an article of one story; what people wrote of one event (`event/annotator/n`) is one matter. */
export function matterRows(
  backgrounds: readonly { id: string; docs: string[] }[],
  others: readonly { id: string; sentences: string[] }[],
): Row[] {
  const updates = updatesOf(backgrounds)
  const singles = others.map(({ id, sentences }) => ({ event: `other ${id}`, text: sentences.join(' ') }))
  const all = [...updates, ...singles]
  const stories = all.map(({ text }, n) => storyOf(`${n}`.padStart(6, '0'), text))
  const { of } = mattersOf(stories, new Map())
  const found = stories.map(({ id }) => of.get(id) ?? id)
  const events = all.map(({ event }) => event)
  const ends = [0, updates.length] as const
  const alone = bCubed(
    updates.map((_, n) => `${n}`),
    events.slice(...ends),
  )
  return [
    {
      measure: 'matters: B³ F1 (precision/recall), updates on 13 events mixed',
      value: shown(bCubed(found.slice(...ends), events.slice(...ends))),
      target: `≥ ${(alone.f1 + 0.2).toFixed(3)}`,
      knownBest: `one article one matter ${alone.f1.toFixed(3)}`,
    },
    {
      measure: '… in ten editions, each going on with the matters of those before',
      value: shown(bCubed(inEditions(stories.slice(...ends), 10), events.slice(...ends))),
    },
    {
      measure: '… 100 articles on other things, mixed in: left by themselves',
      value: `${aloneAmong(found, updates.length)} of ${singles.length}`,
    },
  ]
}

/** The matter of each story in the edition that printed it. */
function inEditions(stories: readonly Told[], editions: number): string[] {
  const known = new Map<string, KnownMatter>()
  const size = Math.ceil(stories.length / editions)
  return Array.from({ length: editions }, (_, n) => stories.slice(n * size, (n + 1) * size)).flatMap((some) => {
    const { of, matters } = mattersOf(some, new Map(), [...known.values()])
    for (const matter of matters) known.set(matter.id, matter)
    return some.map(({ id }) => of.get(id) ?? id)
  })
}

interface Update {
  event: string
  text: string
  /** 0–1: how far into the event. */
  at: number
}

/** Every update once, those of all events mixed as they came about: records repeat the beginning of their event. */
function updatesOf(backgrounds: readonly { id: string; docs: string[] }[]): Update[] {
  const longest = new Map<string, readonly string[]>()
  for (const { id, docs } of backgrounds) {
    const told = id.slice(0, id.lastIndexOf('/'))
    if (docs.length > (longest.get(told)?.length ?? 0)) longest.set(told, docs)
  }
  return [...longest]
    .flatMap(([told, docs]) => docs.map((text, n) => ({ event: told.split('/')[0] ?? '', text, at: n / docs.length })))
    .sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1))
}

function aloneAmong(found: readonly string[], from: number): number {
  const sizes = new Map<string, number>()
  for (const matter of found) sizes.set(matter, (sizes.get(matter) ?? 0) + 1)
  return found.slice(from).filter((matter) => sizes.get(matter) === 1).length
}

const storyOf = (id: string, text: string, article = id, first = true): Told => ({
  id,
  article,
  first,
  reprints: [],
  topics: [id],
  score: 1,
  sentences: splitSentences(text).map((sentence) => ({ text: sentence, article, paragraph: 0 })),
})

/** Paragraphs that an editor put under a matter, each as a story. */
export function seedMatterRows({ stories }: Annotation, { articles }: Seeds): Row[] {
  const byGold = new Map(articles.map((article) => [goldId(article.id), article]))
  const matters = new Map<string, string>()
  for (const { id, main, sameMatter, views } of stories) {
    for (const key of [main.key, ...sameMatter, ...views.map((view) => view.key)])
      if (!matters.has(key)) matters.set(key, id)
  }
  const told = [...matters].flatMap(([key, matter]) => {
    const [id = '', paragraph] = key.split('#')
    const article = byGold.get(id)
    const text = article?.paragraphs[Number(paragraph) - 1]?.text
    return article && text ? [{ matter, article, story: storyOf(key, text, article.id, false) }] : []
  })
  const { of } = mattersOf(
    told.map(({ story }) => story),
    new Map<string, Article>(articles.map((article) => [article.id, article])),
  )
  const gold = told.map(({ matter }) => matter)
  const [alone, whole] = [told.map(({ story }) => story.id), told.map(({ article }) => article.id)]
  return [
    {
      measure: 'seeds: matters, B³ F1 (precision/recall)',
      value: shown(
        bCubed(
          told.map(({ story }) => of.get(story.id) ?? ''),
          gold,
        ),
      ),
      knownBest: `each alone ${bCubed(alone, gold).f1.toFixed(3)}, by article ${bCubed(whole, gold).f1.toFixed(3)}`,
    },
  ]
}

const shown = ({ f1, precision, recall }: ReturnType<typeof bCubed>) =>
  `${f1.toFixed(3)} (${precision.toFixed(3)}/${recall.toFixed(3)})`
