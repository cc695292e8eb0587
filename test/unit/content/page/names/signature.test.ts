// Who wrote an article is found in the forms in which pages sign, and nobody is made a writer who may be a place, a
// section or a publication (C3).
import { describe, expect, it } from 'vitest'
import { readByline } from '../../../../../functions/content/page/names/byline.ts'
import { nameBesideDate } from '../../../../../functions/content/page/names/dated-name.ts'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'

const prose = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge. Nobody in the room doubted that it had to go.`
const body = ['Rain', 'Snow', 'Wind', 'Frost'].map(prose)
const menu = ['Home', 'News', 'Sport', 'About Us', 'Sign Up']
const title = 'The Town Council and the River'
const date = '7 January 2022'
/** As `articleOf` puts them. */
const numbered = (lines: string[]) => Object.fromEntries(lines.map((line, at) => [2 * at + 1, line]))
const articleOf = (lines: string[]) => readPage({ name: 'a.txt', text: lines.join('\n\n') })[0]
const signers = (...lines: string[]) => articleOf(lines)?.byline.map((one) => one?.value)

describe('a writer is named', () => {
  it.each([
    ['in the line of the date', [title, 'Posted on January 7, 2022 by Ann Lee', ...body], ['Ann Lee']],
    ['by the one word under which she writes', [title, 'by marsh_hen on January 7, 2022', ...body], ['marsh_hen']],
    ['after a date that can be read two ways', [title, '03/04/2022 by Kit 12 Comments', ...body], ['Kit']],
    ['before a bar and the date', [title, 'Ann Lee | 7 January 2022', ...body], ['Ann Lee']],
    ['before a dash and the date', [title, 'Ann Lee - Jan 7, 2022, 10:31 pm CET', ...body], ['Ann Lee']],
    ['right against the time of day', [title, 'Ann Lee15:35, Jan 7 2022', ...body], ['Ann Lee']],
    ['with a glued “By”', [title, 'ByAnn Lee', date, ...body], ['Ann Lee']],
    ['before an agency that lost its space', [title, 'By Ann LeeThe Town Press', date, ...body], ['Ann Lee']],
    ['without the month behind her', [title, 'by Ann Lee Jan. 7, 2022', ...body], ['Ann Lee']],
    ['without the word before an hour', [title, 'By Ann Lee Updated 09:19', date, ...body], ['Ann Lee']],
    ['before her post in a city', [title, 'By Ann Lee Senior Harbour Correspondent', date, ...body], ['Ann Lee']],
    ['before where she can be written to', [title, 'By Ann Lee | ann@herald.example', date, ...body], ['Ann Lee']],
    ['beside her publication', [title, 'Ann Lee, Town Herald', date, ...body], ['Ann Lee']],
    ['beside her office', [title, 'Ann Lee, River Correspondent', date, ...body], ['Ann Lee']],
    ['with the name she uses elsewhere', [title, 'Ann Lee @annlee', ...body], ['Ann Lee']],
    ['with another, each on a line', [title, 'By', 'Ann Lee', 'and', 'Bo Ek', date, ...body], ['Ann Lee', 'Bo Ek']],
    ['before her office on the web', [title, 'By Ann Lee Web Editor', date, ...body], ['Ann Lee']],
    ['in German', [title, 'Von Anna Lehmann veröffentlicht am 7. Januar 2022', ...body], ['Anna Lehmann']],
    ['in French', [title, 'Par Anne Leroy', date, ...body], ['Anne Leroy']],
    ['in Dutch', [title, 'Door Anna de Leeuw', date, ...body], ['Anna de Leeuw']],
    ['in Italian', [title, 'Di Anna Leone', date, ...body], ['Anna Leone']],
    ['in Danish', [title, 'Tekst: Anne Lind', date, ...body], ['Anne Lind']],
    ['by who changed the page last', [title, ...body, 'last edited 2022-01-07 07:53:20 by AnnLee'], ['AnnLee']],
  ])('%s', (_, lines, expected) => {
    const found = articleOf([...menu, ...lines])
    expect(found?.byline.map((one) => one?.value)).toEqual(expected)
    expect(found && checkC3(found, numbered([...menu, ...lines]))).toEqual([])
  })

  it('behind the title rather than in the menu above it', () => {
    expect(signers(...menu, 'By Every Honest Means', title, 'By Ann Lee', date, ...body)).toEqual(['Ann Lee'])
  })
})

describe('nobody is made a writer', () => {
  it.each([
    ['by an entry of a menu', [...menu, 'By Course', 'By Season', title, ...body]],
    ['by the list of recent posts', [...menu, title, 'Recent Posts', `${date} Kay May`, 'Ten ways to cross', ...body]],
    ['by a section above the title', [...menu, 'River Traffic', title, date, ...body]],
    ['by who reviewed the text', [...menu, title, 'Reviewed by Ann Lee on January 7, 2022', ...body]],
    ['by the account of the house', [...menu, title, 'By admin - 2022-01-07', ...body]],
    ['by where a text appeared first', [...menu, title, date, ...body, 'This article first appeared in Hill Herald.']],
    ['by who wrote it there', [...menu, title, date, ...body, 'Originally published at Hill Post by Ann Lee']],
    ['by the name of a box', [...menu, title, date, 'Key Points', ...body]],
    ['by a place beside the date', [...menu, title, `Kuala Town, New Land`, date, ...body]],
  ])('%s', (_, lines) => {
    expect(signers(...lines)).toEqual([])
  })
})

describe('names behind a bare comma', () => {
  it.each([
    ['By Ann Lee, Bo Ek', ['Ann Lee'], ['Bo Ek']],
    ['By Ann Lee, Marsh Harbour, Tuesday', ['Ann Lee'], ['Marsh Harbour']],
    ['By Ann Lee and Bo Ek', ['Ann Lee', 'Bo Ek'], []],
    ['By Ann Lee, Bo Ek and Cy Dahl', ['Ann Lee', 'Bo Ek', 'Cy Dahl'], []],
    ['By Ann Lee, Bo Ek, Cy Dahl', ['Ann Lee', 'Bo Ek', 'Cy Dahl'], []],
  ])('of “%s” are certain, or may be something else', (line, names, maybe) => {
    expect(readByline(line)).toMatchObject({ names, maybe })
  })

  it('count where the page tells who that is, and not where it does not', () => {
    const known = 'Bo Ek is a reporter who covers the harbour.'
    expect(signers(...menu, title, 'By Ann Lee, Bo Ek', date, ...body, known)).toEqual(['Ann Lee', 'Bo Ek'])
    expect(signers(...menu, title, 'By Ann Lee, Bo Ek', date, ...body)).toEqual(['Ann Lee'])
    expect(signers(...menu, title, 'By Ann Lee, Marsh Harbour', date, ...body, 'Follow Marsh Harbour')).toEqual([
      'Ann Lee',
    ])
  })
})

describe('the line of the date', () => {
  it.each([
    ['7 January 2022 / 0 Comments / in Town / by marsh', { name: 'marsh', said: true }],
    ['By Ann Lee@annlee Jan 7, 2022, 4:22am', { name: 'Ann Lee', said: true }],
    ['7 January 2022', null],
    ['Ann Lee', null],
    ['Updated 7 January 2022 in Town', null],
  ])('“%s” names its writer, if any', (line, expected) => {
    expect(nameBesideDate(line)).toEqual(expected)
  })
})
