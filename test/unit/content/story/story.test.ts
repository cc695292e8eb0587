// Stories an editor would sign: one voice, whole sentences of its own, an opening that stands alone, nothing twice.
import { describe, expect, it } from 'vitest'
import { articleContextOf } from '../../../../functions/content/language/names/article-context.ts'
import { quotableUnits } from '../../../../functions/content/language/sentences/sentence.ts'
import { standsAlone } from '../../../../functions/content/language/standing-alone/standalone.ts'
import { examinePage } from '../../../../functions/content/page/reading/page.ts'
import { leadsOf } from '../../../../functions/content/story/excerpts/excerpt.ts'
import { checkC1, checkC2, checkC3, checkC5 } from '../../../../functions/content/story/stories/promises.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import type { ReadPage, Story } from '../../../../functions/content/types.ts'
import {
  caps,
  goldId,
  goldStories,
  goldUnits,
  seedArticles,
  seedPages,
  seedText,
  seedTopics,
} from '../../../support/samples/gold.ts'
import { filler, opening, topics } from './ships.ts'

const stories = findStories(seedPages, seedTopics, caps)
const articles = new Map(seedArticles.map((one) => [one.id, one]))
const dropped = seedPages.flatMap((page) => page.dropped.map((line) => line.text))
const keyOf = ({ article, paragraph }: { article: string; paragraph: number }) => `${goldId(article)}#${paragraph + 1}`
const printed = (story: Story) => ({ ...story, headline: story.headlines[0] ?? null })

/** The seed page read afresh, not as the engine noted it. */
const linesByNumber = (page: string) =>
  Object.fromEntries(
    seedText(page)
      .split('\n')
      .map((line, index) => [index + 1, line]),
  )

describe('the stories of the seeds', () => {
  it('last for several editions', () => {
    expect(stories.length).toBeGreaterThanOrEqual(27)
    expect(new Set(stories.flatMap((one) => one.topics)).size).toBeGreaterThanOrEqual(12)
  })

  it('keep C1, with every headline they offer', () => {
    for (const story of stories) {
      for (const headline of story.headlines) expect(checkC1({ ...story, headline }, articles)).toEqual([])
    }
  })

  it('keep C2: no line that was set aside is printed', () => {
    expect(stories.flatMap((story) => checkC2(printed(story), dropped))).toEqual([])
  })

  it('keep C3: each known field stands in its line', () => {
    expect(seedArticles.flatMap((one) => checkC3(one, linesByNumber(one.page)))).toEqual([])
  })

  it('keep C5, and each opens with a sentence that stands alone, as does each view', () => {
    for (const story of stories) {
      for (const view of story.views) expect(checkC5({ ...printed(story), views: [view] }, articles, caps)).toEqual([])
      expect(checkC5({ ...printed(story), views: [] }, articles, caps)).toEqual([])
      for (const quote of [story.sentences[0], ...story.views]) {
        const source = articles.get(quote?.article ?? '')
        const texts = source?.paragraphs.map(({ text }) => text) ?? []
        const at = quote?.paragraph ?? 0
        const paragraph = quotableUnits(texts[at] ?? '')
        const article = articleContextOf(texts, { dated: source?.publishedOn !== null })
        const index = paragraph.indexOf(quote?.text ?? '')
        expect(standsAlone(quote?.text ?? '', { paragraph, index, article, at }).ok).toBe(true)
      }
    }
  })

  it('share no sentence, and none offers its own, or one twice, as a view', () => {
    const texts = stories.flatMap((story) => story.sentences.map((quote) => quote.text))
    expect(new Set(texts).size).toBe(texts.length)
    for (const { sentences, views } of stories) {
      const own = [...sentences, ...views].map((quote) => quote.text)
      expect(new Set(own).size).toBe(own.length)
    }
  })

  it('keep C1 with every view they offer: whoever is quoted is named', () => {
    expect(stories.flatMap((story) => checkC1(printed(story), articles))).toEqual([])
  })

  it('take a reprint for one voice: cited, never printed beside itself', () => {
    const reprint = stories.filter((story) => story.reprints.length > 0)
    expect(reprint.length).toBeGreaterThan(3)
    const voice = new Set(['000-A4', '001-A1'])
    for (const story of stories.filter((one) => voice.has(goldId(one.article)))) {
      expect(story.views.filter((view) => voice.has(goldId(view.article)))).toEqual([])
    }
  })

  it('open well: at least 80 % of the openers are good ones or stand alone by the annotation', () => {
    const units = new Map(goldUnits.map((unit) => [unit.text, unit]))
    const openers = stories.map((story) => units.get(story.sentences[0]?.text ?? ''))
    expect(openers.filter((unit) => unit?.standsAlone).length / openers.length).toBeGreaterThanOrEqual(0.8)
  })

  it('cover what an editor would print', () => {
    const mains = new Set(stories.flatMap(({ sentences }) => sentences.map(keyOf)))
    const covered = goldStories.filter((story) => [story.main.key, ...story.sameMatter].some((key) => mains.has(key)))
    expect(covered.length / goldStories.length).toBeGreaterThanOrEqual(0.9)
  })

  it('have few views, and those mostly on their own matter, as an editor sees it', () => {
    const matters = goldStories.map(
      (story) => new Set([story.main.key, ...story.sameMatter, ...story.views.map((one) => one.key)]),
    )
    const views = stories.flatMap((story) =>
      story.views.map((view) => {
        const main = keyOf({ article: story.article, paragraph: story.sentences[0]?.paragraph ?? 0 })
        return matters.some((matter) => matter.has(main) && matter.has(keyOf(view)))
      }),
    )
    expect(views.length).toBeGreaterThanOrEqual(2)
    expect(views.filter(Boolean).length / views.length).toBeGreaterThanOrEqual(0.5)
  })

  it('are the same whenever they are found again', () => {
    expect(findStories(seedPages, seedTopics, caps)).toEqual(stories)
  })
})

function page(name: string, text: string): ReadPage {
  const examined = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 100_000 })
  if ('refused' in examined) throw new Error(examined.refused)
  return examined.page
}

const find = (...texts: string[]) =>
  findStories(
    texts.map((text, n) => page(`p${n}.txt`, text)),
    topics,
    caps,
  )

describe('a story', () => {
  it('carries the title first, unless that asks a question', () => {
    const [plain] = find(`A Ship for Oslo\n\n${opening}\n\n${filler}`)
    expect(plain?.headlines[0]).toEqual({ text: 'A Ship for Oslo', origin: 'title' })
    const [asking] = find(`Why Did Norway Sell a Ship?\n\n${opening}\n\n${filler}`)
    expect(asking?.headlines.map((one) => one.origin)).not.toContain('title')
  })

  it('carries its title without the name of the site behind a bar', () => {
    const headline = (title: string) => find(`${title}\n\n${opening}\n\n${filler}`)[0]?.headlines[0]?.text
    expect(headline('Norway sells a ship to Oslo | Coast Daily')).toBe('Norway sells a ship to Oslo')
    expect(headline('Navy of Norway sells ship | it sinks')).toBe('Navy of Norway sells ship | it sinks')
  })

  it('crosses the borders of up to three paragraphs, and no section', () => {
    const [sold, paid] = opening.split(/(?<=\.) /)
    const [story] = find(`A Ship for Oslo\n\n${sold}\n\n${paid}\n\n${filler}`)
    expect(story?.sentences.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      [sold, 0],
      [paid, 1],
    ])
  })

  it('is first where it tells the point of its article, and ahead of what comes later', () => {
    const again =
      'Norway bought a ship of the police in 2020 from Bergen, which had built it for them. Its crew was glad.'
    const elsewhere = filler.replaceAll('Bergen', 'Molde').replaceAll('weeks', 'months')
    const found = find(`A Ship for Oslo\n\n${opening}\n\n${filler}\n\n${again}\n\n${elsewhere}`)
    expect(found.map(({ first }) => first)).toEqual([true, false])
    expect(found[0]?.sentences[0]?.text).toBe(opening.split(/(?<=\.) /)[0])
    expect(found[1]?.headlines.map(({ origin }) => origin)).not.toContain('title')
  })

  it('tells the point in the sentence beside the lead, where that speaks in the first person', () => {
    const mine = 'I was in Oslo when a shipyard there bought a frigate of the navy.'
    const beside =
      'The shipyard of Ann Vold in Oslo paid 40 million dollars for the frigate of Norway. It paid in cash.'
    const [story] = find(`On Cash\n\n${mine}\n\n${beside}\n\n${filler}\n\n${opening}`)
    expect(story?.first).toBe(true)
    expect(story?.sentences[0]?.text).toMatch(/^The shipyard of Ann Vold/)
  })

  it('begins behind the question that its article opens with, if what it says there does not take that up', () => {
    const asked = 'Have you ever wanted to own a ship that nobody else could sail?'
    const first = (answer: string) =>
      find(`Old Ship of Norway at an Auction\n\n${asked}\n\n${answer} It takes a week.\n\n${filler}\n\n${opening}`)[0]
        ?.sentences[0]?.text
    const answer = 'With enough patience at an auction, you can take home an old ship of Norway.'
    expect(first(answer)).toBe(answer)
    const taken = 'The ship is yours at an auction, where anybody can take home a frigate of Norway.'
    expect(first(taken)).not.toBe(taken)
  })

  it('holds a long second sentence behind its lead where that says what the title says, too', () => {
    const words = Array.from({ length: 36 }, (_, n) => `crane${n}`).join(' ')
    const [sold] = opening.split(/(?<=\.) /)
    const held = (second: string) => find(`Ship of Navy for Oslo\n\n${sold}\n\n${second}\n\n${filler}\n\n${filler}`)[0]
    expect(held(`In Oslo it gave up ${words} for a ship.`)?.sentences.map(({ paragraph }) => paragraph)).toEqual([0, 1])
    expect(held(`A firm of Bergen gave up ${words} for it.`)?.sentences.map(({ text }) => text)).toEqual([sold])
  })

  it('is the lead alone where nothing can be printed behind it, and it says what the title says', () => {
    const mine = 'I saw her go, and so did all of us who had sailed on her in the war.'
    const sentences = (title: string, lead: string, behind = mine) =>
      find(`${title}\n\n${lead} ${behind}\n\n${filler}\n\n${opening}`)[0]?.sentences.map(({ text }) => text)
    const lead = 'Norway sold its oldest frigate to a shipyard in Molde on Monday.'
    expect(sentences('A Frigate for Molde', lead)).toEqual([lead])
    expect(sentences('A Ship of the Navy', lead)).not.toEqual([lead])
    expect(sentences('A Frigate for Molde', lead, 'The terms:')?.[0]).not.toBe(lead)
    const call = 'You can buy the oldest frigate of Norway at a shipyard in Molde.'
    expect(sentences('A Frigate for Molde', call)).not.toEqual([call])
  })

  it('takes no line on the text itself for its lead', () => {
    const units = ['Updated on 19 September at 3:15 p.m.', opening].map((text) => [{ text }])
    expect(leadsOf({ title: null }, units)).toEqual([{ paragraph: 1, unit: 0 }])
  })

  it('is told of no detail further down that shares but a name with the title', () => {
    const asked = 'It was not what he had wanted.\n\nHe had asked for another one.'
    const detail =
      'The frigate Nordlys, a ship of Norway, has two kitchens and a cellar for fish. A ton of it is kept there.'
    const between = filler.replaceAll('a crane', 'a ship').split('\n\n').slice(0, 5).join('\n\n')
    const printed = (title: string) => find(`${title}\n\n${asked}\n\n${between}\n\n${detail}\n\n${between}`)
    expect(printed('Harbour Board of Molde Fines Owner of Nordlys')).toEqual([])
    expect(printed('Kitchens and Fish Cellar of Frigate Nordlys')).not.toEqual([])
  })

  it('does not end in words that announce what is not quoted', () => {
    const told = `${opening} Here is how the firm in Oslo came to the ship in the end. Nobody knew.`
    const [story] = find(`A Ship for Oslo\n\n${told}\n\n${filler}`)
    expect(story?.sentences.map(({ text }) => text)).toEqual(opening.split(/(?<=\.) /))
  })

  it('does not go on with a pointer to the text that its reader does not get', () => {
    const [story] = find(`A Ship for Oslo\n\n${opening} Coast News examines the price of the ship.\n\n${filler}`)
    expect(story?.sentences.map(({ text }) => text)).toEqual(opening.split(/(?<=\.) /))
  })

  it('is no more than a quarter of a short article', () => {
    expect(find(`A Ship for Oslo\n\n${opening}\n\n${filler.slice(0, 114)}`)).toEqual([])
  })

  it('is not made of one sentence, or of sentences too long', () => {
    const words = (n: number) => Array.from({ length: n }, () => 'long').join(' ')
    expect(
      find(
        `A Ship\n\nNorway sold a ship to a firm in Oslo.\n\nNorway sold ${words(50)} ships. Norway sold ${words(60)} ships again.`,
      ),
    ).toEqual([])
  })

  it('does not stop before the words that turn it round', () => {
    const turned =
      'Norway sold no ship of the navy to anybody in Oslo. Norway kept every ship it had in Bergen. Until now.'
    expect(find(`A Ship for Oslo\n\n${turned}\n\n${filler}`)).toEqual([])
  })

  it('has an id made of its words alone', () => {
    const [one] = find(`A Ship for Oslo\n\n${opening}\n\n${filler}`)
    const [other] = find(`Oslo Buys a Ship\n\n${opening}\n\n${filler}`)
    expect(one?.id).toBe(other?.id)
  })

  it('is not found in a language whose rules are not known', () => {
    const german =
      'Der Norweger hat das Schiff der Marine an eine Firma in Oslo verkauft. Die Firma hat es mit dem Geld der Bank bezahlt und ist zufrieden.'
    expect(find(`Ein Schiff in Oslo\n\n${german}\n\n${german} Norway.`)).toEqual([])
  })
})
