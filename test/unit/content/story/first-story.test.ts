// What the first story of an article opens with, and what never opens it.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../functions/content/page/reading/page.ts'
import { leadsOf } from '../../../../functions/content/story/excerpts/excerpt.ts'
import { shareTold } from '../../../../functions/content/story/excerpts/point.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import { caps } from '../../../support/samples/gold.ts'
import { filler, opening, topics } from './ships.ts'

function find(text: string) {
  const examined = examinePage({ name: 'p.txt', bytes: new TextEncoder().encode(text), limit: 100_000 })
  if ('refused' in examined) throw new Error(examined.refused)
  return findStories([examined.page], topics, caps)
}

/** Paragraphs that make it the subject of their article. */
const onSubject = (text: (n: number) => string) => Array.from({ length: 9 }, (_, n) => text(n)).join('\n\n')

describe('the first story of an article', () => {
  it('is the lead alone where it says who told the news and when, whatever its title makes of it', () => {
    const mine = 'I saw her go, and so did all of us who had sailed on her in the war.'
    const near = onSubject(
      (n) => `Its navy sold ship ${n} to Molde, by the figures of that year. Norway sold it cheaply.`,
    )
    const first = (lead: string) => find(`Good Old Iron\n\n${lead} ${mine}\n\n${near}\n\n${filler}`)[0]
    const lead = 'Norway sold three ships of its navy in a year, according to figures that Molde gave out on Friday.'
    expect(first(lead)?.sentences.map(({ text }) => text)).toEqual([lead])
    expect(first('Three ships of the navy of Norway lay in the harbour of Molde, grey and very quiet.')).toBeUndefined()
    const states = 'The text of the law states:\n\n“No ship of the navy may be sold by any of its officers.”'
    const law = (lead: string) =>
      find(`Navy May Sell No Ships\n\n${lead}\n\n${states}\n\n${filler}`)[0]?.sentences[0]?.text
    const told =
      'A new law of Norway says that its navy may sell no more ships without leave of the parliament in Oslo.'
    expect(law(told), 'before what is quoted at length').toBe(told)
    const scene = 'The frigate was quiet from the start.'
    expect(find(`A Quiet Frigate\n\n${scene} ${mine}\n\n${filler}\n\n${filler}`)).toEqual([])
  })

  it('says what its title counts, or how many there are', () => {
    const general =
      'Selling a ship of the navy of Norway is one thing, but keeping the sale of a ship in order is quite another. Norway sold three ships of its navy to Molde in 2019.'
    const told = (title: string, lead = general) => find(`${title}\n\n${lead}\n\n${filler}\n\n${filler}`).length > 0
    expect(told('The Five Pillars of a Ship Sale in the Navy of Norway')).toBe(false)
    expect(
      told('The Five Pillars of a Ship Sale in the Navy of Norway', general.replace('in order', 'on five legs')),
    ).toBe(true)
    expect(
      told('The Five Pillars of a Ship Sale in the Navy of Norway', general.replace('in order', 'on its pillars')),
    ).toBe(true)
    expect(told('Navy of Norway: 5 Years of Ship Sales'), 'a measure').toBe(true)
    expect(told('The Pillars of a Ship Sale in the Navy of Norway'), 'nothing counted').toBe(true)
  })

  it('is what tells its title, not the scene, the anecdote or the truism before it', () => {
    const point =
      'Norway will have sold each ship that needs repair before 2028, its government has told parliament. Norway sold three ships in 2019.'
    const others = filler.replaceAll('a crane', 'a ship').split('\n\n')
    const further = onSubject(
      (n) => `No government of Norway has sold ship ${n} in need of repair. It needs no repair.`,
    )
    const rain = ['It rained on the quay all day. It was not what anybody had wanted.']
    const behind = (scene: string, between = rain, told = point, more = further) =>
      find(
        `Ships in Need of Repair to Be Sold, Government Says\n\n${[scene, ...between, told, more, filler].join('\n\n')}`,
      )[0]?.sentences[0]?.text
    const [told] = point.split('. ')
    const scene =
      'On a grey Sunday in May, Ann Lee walked down to the quay of Molde with her dog. She has lived in Molde since 1985, and in the house above the quay since 1991.'
    expect(behind(scene)).toBe(`${told}.`)
    const truism =
      'A ship is one of the most wonderful things that there are. Many people dream all their lives of one.'
    expect(behind(truism)).toBe(`${told}.`)
    const deep = Array.from({ length: 3 }, () => others).flat()
    const apart = deep.map((text, n) => text.replace(/\d weeks/, `${n + 30} weeks`))
    expect(behind(truism, apart), 'too far down').toBeUndefined()
    const nowhere = (opening: string) => behind(opening, others, '', filler)
    expect(nowhere(truism)).toBeUndefined()
    expect(nowhere(scene), 'names and days, at least').toBe(`${scene.split('. ')[0]}.`)
  })

  it('ends before the text announces itself', () => {
    const announced = (end: string) =>
      find(`A Ship for Oslo\n\n${opening} ${end}\n\n${filler}`)[0]?.sentences.map(({ text }) => text)
    const ends = [
      'This article explores what a ship of the navy costs.',
      'In this guide, Coast Daily looks at ships.',
      'Below is a list of ships.',
    ]
    for (const end of ends) expect(announced(end), end).toEqual(opening.split(/(?<=\.) /))
  })

  it('is no entry of a list from further down', () => {
    const asked = 'It was not what he had wanted.\n\nHe had asked for another one.'
    const entry = 'The frigate Nordlys, a ship of Norway, has two kitchens and a cellar for fish. Its cellar is cold.'
    const between = filler.replaceAll('a crane', 'a ship').split('\n\n').slice(0, 5).join('\n\n')
    const printed = (title: string) => find(`${title}\n\n${asked}\n\n${between}\n\n${entry}\n\n${between}`)
    expect(printed('Kitchens and Fish Cellar of Frigate Nordlys')).not.toEqual([])
    expect(printed('Kitchens and Fish Cellars of Frigates Such as Nordlys, Ranked')).toEqual([])
  })

  it('opens with no caption, no line on the text, nothing drawn out of it and no standfirst that leans', () => {
    const behind = (text: string) => leadsOf({ title: null }, [[{ text }], [{ text: opening }]])[0]?.paragraph
    expect(behind('Pictured right, Ann Lee of Oslo on the deck of her ship.')).toBe(1)
    expect(behind('This article is part of a series on the ships of Norway.')).toBe(1)
    expect(behind('She added that the ship could be sold before the winter came.'), 'drawn out of the text').toBe(1)
    const text = 'The owners of the ship, however, never asked for it.'
    const standfirst = { value: text, line: 2 }
    expect(leadsOf({ title: null, standfirst }, [[{ text }], [{ text: opening }]])[0]?.paragraph).toBe(1)
  })

  it('weighs place, title, subject and report as one sum: what one lacks the others make up for', () => {
    const title = 'Rising Harbour Fees Keep Young Sailors of Norway at Home'
    const scene = 'Ida Holm bought a small ship of the navy when she was 19. She has sailed to Chile.'
    const first = (lead: string, more = filler) => find(`${title}\n\n${lead}\n\n${more}\n\n${filler}`)
    expect(first(scene), 'a scene').toEqual([])
    expect(
      first(scene.replace('when she was 19', 'at the rising fees of young sailors at Norway’s harbour')),
      'its title',
    ).not.toEqual([])
    const near = onSubject(
      (n) => `A small ship of the navy took Ida Holm to Chile in 201${n}. She sailed a small ship.`,
    )
    expect(first(scene, near), 'what the article is about').not.toEqual([])
    const reported = scene.replace('when she was 19', 'in Norway, its mayor said on Monday')
    expect(first(reported), 'a report').not.toEqual([])
    const truism =
      'Rising fees keep many young sailors at home in a harbour. They would rather sail a ship. A ship costs more each year. Many harbours are full of fees.'
    expect(first(truism), 'names nobody').toEqual([])
  })

  it('is none in advice that only warms up, though it names hardly anybody', () => {
    const warms =
      'Many people dream of a ship on a grey day. Few dreams are as old. Each has its price. A sunny day is rare for all.'
    const steps = onSubject((n) => `Then tar the planks for the ${n + 2}th time. Let the tar dry before the next coat.`)
    const first = (lead: string) =>
      find(`Tar the Planks of Your Old Wooden Frigate\n\n${lead}\n\n${steps}\n\n${steps}`)[0]?.sentences[0]?.text
    expect(first(warms)).toBeUndefined()
    const told = 'The planks of an old wooden frigate need two coats of tar each winter. Let the tar of a ship dry.'
    expect(first(told)).toBe(told.split(/(?<=\.) /)[0])
  })

  it('tells more of its title with a rare word than with a common one', () => {
    const title = new Set(['frigat', 'year'])
    expect(shareTold(title, new Set(['frigat']))).toBeGreaterThan(shareTold(title, new Set(['year'])))
    expect(shareTold(title, title)).toBe(1)
    expect(shareTold(new Set(), new Set())).toBe(0)
  })

  it('does not lean on a lead that is left out', () => {
    const long = `A ship of the navy of Norway is in the harbour of Molde, ${'and another is in the harbour of Bergen, '.repeat(8)}it seems.`
    const rain = 'It rained on the quay all day, and it was cold.'
    const first = (text: string) =>
      find(`Ship of Norway’s Navy in Molde Harbour\n\n${long}\n\n${rain}\n\n${text}\n\n${filler}`)
    expect(first('Norway keeps a ship of its navy in Molde harbour. It is grey.')).not.toEqual([])
    expect(first('“Norway keeps a ship of its navy in Molde harbour,” said Ann Lee. It is grey.')).toEqual([])
    expect(first('The grey ship of Norway in Molde harbour also belongs to its navy. It is grey.')).toEqual([])
  })
})
