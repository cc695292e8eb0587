// Articles in other languages: the title over the first sentences, in nine of them.
// The pages are invented.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foreignSentences } from '../../../functions/content/language/languages/foreign-sentences.ts'
import { balanced, endsWhole } from '../../../functions/content/language/sentences/quotation.ts'
import { termMatcher } from '../../../functions/content/language/words/term-matcher.ts'
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import { isOfItsWriter } from '../../../functions/content/story/excerpts/foreign-lead.ts'
import { checkC1, checkC5 } from '../../../functions/content/story/stories/promises.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'
import { buildFrames } from '../../../functions/edition/frame/frame.ts'
import { directionOf } from '../../../functions/edition/words/messages.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const partsOf = (name: string) =>
  readFileSync(new URL(`../../fixtures/languages/${name}.txt`, import.meta.url), 'utf8').split('===\n')

function pageOf(text: string, name = 'page.txt'): ReadPage {
  const found = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}

/** What a longer article goes on with: of a short one a quarter is too little for two sentences (C6). */
const background =
  'Über den Kreis ist in diesem Jahr viel geschrieben worden. Seine Dörfer liegen weit auseinander, die Züge fahren selten, und wer arbeiten will, zieht fort. Eine Kommission soll bis zum Sommer vorschlagen, wie es weitergeht. Ihr gehören zwölf Menschen an, die durch das Los bestimmt wurden, unter ihnen eine Bäckerin, zwei Schüler und ein pensionierter Kapitän. Sie tagen an jedem zweiten Samstag in der alten Turnhalle, und jeder darf zuhören.'
const longer = (text: string) => `${text.trimEnd()}\n\n${background}\n`

const topic = (id: string, ...texts: string[]): Topic => ({
  id,
  label: id,
  definition: id,
  terms: texts.map((text) => ({ text })),
})
const bridges = [topic('bridges', 'Brücke', 'pont', 'puente', 'ponte', 'köprü*', 'мост', 'міст', 'جسر')]
const { caps } = someSettings()

describe('an article in one of nine languages', () => {
  const nine = [`de 2026-11-03\n${longer(partsOf('german')[0] ?? '')}`, ...partsOf('nine')].map(
    (part): [string, string, string] => {
      const [, language = '', date = '', text = ''] = /^(\w\w) (\S+)\n(.*)$/s.exec(part) ?? []
      return [language, date, text]
    },
  )

  it.each(nine)('gives its title over its first sentences, with language and date: %s', (language, date, text) => {
    const page = pageOf(text)
    const [article] = page.articles
    expect(article).toMatchObject({ language, publishedOn: { value: date } })
    const stories = findStories([page], bridges, caps)
    expect(stories).toHaveLength(1)
    const [story] = stories
    expect(story?.headlines).toEqual([{ text: text.slice(0, text.indexOf('\n')), origin: 'title' }])
    expect(story?.views).toEqual([])
    const said = story?.sentences.map((one) => one.text).join(' ') ?? ''
    expect(
      article?.paragraphs
        .map((one) => one.text)
        .join(' ')
        .startsWith(said),
    ).toBe(true)
    expect(story?.sentences.length).toBeGreaterThanOrEqual(2)
    expect(story?.topics).toEqual(['bridges'])
    expect(directionOf(article?.language ?? '')).toBe(language === 'ar' ? 'rtl' : 'ltr')
  })

  it('begins behind a question at its head, unless what stands there takes that up or begins in lower case', () => {
    const opening = (behind: string) =>
      findStories(
        [pageOf(longer(`Die Brücke von Ahlum\n\nWer soll das bezahlen? ${behind} Sie bleibt bis Mai gesperrt.\n`))],
        bridges,
        caps,
      )[0]?.sentences[0]?.text
    const told = 'Der Kreis Ahlum hat am Montag die alte Brücke über die Selle gesperrt.'
    expect(opening(told)).toBe(told)
    expect(opening('Das weiß im Kreis Ahlum niemand, der die alte Brücke über die Selle kennt.')).toBeUndefined()
    expect(opening('niemand im Kreis Ahlum will die alte Brücke über die Selle haben.')).toBeUndefined()
  })

  describe('of which its first sentences cannot all be printed', () => {
    const told = (opening: string, title = 'Landkreis Ahlum sperrt die alte Brücke über die Selle') => {
      const page = pageOf(longer(`${title}\n\n3. November 2026\n\n${opening}\n`))
      const [story] = findStories([page], bridges, caps)
      const printed = { ...printedOf(page), sentences: story?.sentences ?? [], headline: null }
      const articles = new Map(page.articles.map((one) => [one.id, one]))
      if (story !== undefined) expect([...checkC1(printed, articles), ...checkC5(printed, articles, caps)]).toEqual([])
      return story?.sentences.map(({ text }) => text) ?? []
    }
    const printedOf = ({ articles: [article] }: ReadPage) => ({ id: '1', article: article?.id ?? '', views: [] })
    const lead = 'Der Landkreis Ahlum hat die alte Brücke über die Selle am Montag für alle Fahrzeuge gesperrt.'
    const long = `${'Die Umleitung führt über Lembach und über '.repeat(12)}Tarnau.`

    it('gives its lead alone, if that says what the title says', () => {
      expect(told(`${lead} ${long}`)).toEqual([lead])
      expect(told(`${lead} Was wird nun aus den Fischern?`)).toEqual([lead])
      expect(
        told(`Am Ufer stehen an diesem Abend viele Menschen und sehen schweigend auf das Wasser. ${long}`),
      ).toEqual([])
      const own = 'Wir im Landkreis Ahlum sperren die alte Brücke über die Selle am Montag für alle Fahrzeuge.'
      expect(told(`${own} ${long}`), 'of its writer').toEqual([])
      expect(told(`„${lead.slice(0, -1)}“. ${long}`), 'said by nobody').toEqual([])
      expect(told(`Die alte Brücke ist zu. ${long}`), 'too short to tell it').toEqual([])
    })

    it('begins behind a caption, and behind a summary that ends in a question', () => {
      const text = `${lead} Sie bleibt bis Mai zu.`
      const both = [lead, 'Sie bleibt bis Mai zu.']
      const sentences = told(`Die Brücke im Herbst Foto: Ann Lehn\n\n${text}`)
      expect(sentences.slice(0, 2)).toEqual(both)
      expect(told(`Die Brücke ist zu. Was nun?\n\n${text}`).slice(0, 2)).toEqual(both)
      expect(
        told(`Die Brücke ist zu. Was nun?\n\nDas weiß im Landkreis Ahlum auch an der Brücke niemand. Es wird Winter.`),
      ).toEqual([])
    })

    it('stops before its writer speaks, and says “our” with everybody', () => {
      const behind = (text: string) => told(`${lead} ${text}`).length
      expect(behind('Das trifft uns alle hart.')).toBe(1)
      expect(behind('Unsere Brücken sind alle alt.')).toBe(1)
      expect(behind('Das trifft auch unser Land.')).toBe(2)
    })

    it('is silent where it warms up: hardly a word of its title, no number and no day', () => {
      const scene = 'Am Ufer stehen an diesem Abend viele Menschen. Alle sehen schweigend auf das Wasser hinaus.'
      expect(told(scene)).toEqual([])
      expect(told(scene.replace('viele', '300'))).not.toEqual([])
      expect(told(scene.replace('das Wasser', 'die Selle')), 'one word of six').toEqual([])
      expect(told(scene.replace('das Wasser', 'die alte Brücke'))).not.toEqual([])
      expect(told(scene.replace('an diesem Abend', 'am Montag').replace('das Wasser', 'die Selle'))).not.toEqual([])
      const around = 'Nach allem, was über sie bekannt wurde, stehen viele dort. Alle sehen sie noch vor sich.'
      const title = 'Nach der alten Brücke wurde über die Selle eine Fähre gelegt'
      expect(told(around, title), 'words that mean nothing').toEqual([])
      expect(told(scene.replace('viele', 'FDP und'), 'FDP sperrt die alte Brücke')).not.toEqual([])
    })

    it('ends before a paragraph that says it once more, or opens with no more than a name', () => {
      const both = `${lead} Sie ist zu.`
      const behind = (text: string) => told(`${both}\n\n${text}`).slice(2)
      expect(behind('Gesperrt ist die alte Brücke.')).toEqual([])
      expect(behind('Ann Lehn. Sie geht.')).toEqual([])
      expect(behind('Eine Fähre fehlt noch.')).toHaveLength(1)
    })

    it('has no headline that its writer says', () => {
      const headed = (title: string) =>
        findStories(
          [pageOf(longer(`${title}\n\n3. November 2026\n\n${lead} Sie bleibt bis Mai zu.\n`))],
          bridges,
          caps,
        )[0]?.headlines
      expect(headed('Wie ich die alte Brücke über die Selle sperrte')).toEqual([])
      expect(headed('Unsere alte Brücke über die Selle ist zu')).toHaveLength(1)
      expect(headed('Ann Lehn: „Ich sperre die alte Brücke“')).toHaveLength(1)
    })

    it.each([
      ['it', 'Ponte vecchio: vi spiego perché resta chiuso', 'Ponte vecchio: vi spiegano perché resta chiuso'],
      ['es', 'El puente viejo: te cuento por qué cierra', 'El puente viejo: el cuento de por qué cierra'],
      ['pt', 'A ponte velha: lhes conto por que fecha', 'A ponte velha: “lhes conto por que fecha”, diz Ann Lee'],
    ])('has none in which the verb alone says who tells it: %s', (language, told, another) => {
      expect([told, another].map((title) => isOfItsWriter(title, language))).toEqual([true, false])
    })

    it('has no question in its headline', () => {
      const page = pageOf(
        longer(`Ist die Brücke am Ende? Landkreis Ahlum sperrt sie\n\n${lead} Sie bleibt bis Mai zu.\n`),
      )
      expect(findStories([page], bridges, caps).map(({ headlines }) => headlines)).toEqual([[]])
    })
  })

  it('gives none where no topic is named in it', () => {
    expect(findStories([pageOf(longer(partsOf('german')[0] ?? ''))], [topic('sport', 'Fußball')], caps)).toEqual([])
  })
})

describe('quotations of other languages', () => {
  it.each(['„Wir bauen die Brücke.“', '»Wir bauen die Brücke.«', '«Wir bauen die Brücke.»'])(
    'are printed whole: %s',
    (said) => {
      const page = pageOf(
        longer(
          `Ein Nein zum Tunnel\n\n3. November 2026\n\nDer Rat von Tarnau lehnt den Tunnel unter dem Hügel ab. ${said} So rief es der Saal, und die Fischer klatschten lange.\n`,
        ),
      )
      const [story] = findStories([page], bridges, caps)
      expect(story?.sentences.slice(0, 2).map(({ text }) => text)).toEqual([
        'Der Rat von Tarnau lehnt den Tunnel unter dem Hügel ab.',
        said,
      ])
      const [article] = page.articles
      const printed = {
        id: '1',
        article: article?.id ?? '',
        sentences: story?.sentences ?? [],
        views: [],
        headline: null,
      }
      expect(checkC1(printed, new Map(page.articles.map((one) => [one.id, one])))).toEqual([])
      const english = new Map(page.articles.map((one) => [one.id, { ...one, language: 'en' }]))
      const marks = checkC1(printed, english).filter(({ reason }) => /no end mark|left open/.test(reason))
      expect(marks.length > 0, 'in English').toBe(!said.startsWith('«'))
    },
  )

  it.each(['„Das ist ein guter Tag.“', '»Das ist ein guter Tag.«'])('may end every paragraph: %s', (said) => {
    const [first = '', ...paragraphs] = (partsOf('german')[0] ?? '').trim().split('\n\n')
    const text = [first, ...paragraphs.map((one, n) => (n === 0 ? one : `${one} Einer rief: ${said}`))].join('\n\n')
    expect(pageOf(text).articles[0]?.paragraphs.map((one) => one.text.endsWith(said))).toEqual([true, true, true, true])
  })

  it.each([
    ['de', 'Er sagte: „Wir bauen.', false],
    ['de', 'Er sagte: »Wir bauen.', false],
    ['de', 'Er sagte: „Sie rief ‚Nein‘ und ging.“', true],
    ['uk', 'Він сказав: «Рада „за“ міст».', true],
    ['fr', 'Il a dit : »Nous construisons.«', false],
  ])('are known to be open, or closed: %s %s', (language, text, closed) => {
    expect(balanced(text, language)).toBe(closed)
  })

  it.each([
    ['de', true],
    ['ru', true],
    ['en', false],
    ['fr', false],
  ])('end with a mark that closes in their language: %s', (language, ends) => {
    expect(endsWhole('So ist es.“', language)).toBe(ends)
  })
})

describe('terms of topics', () => {
  it.each([
    ['جسر', 'ومر الناس بالجسر ثم عادوا', 1],
    ['الجسر', 'للجسر القديم ثلاث دعائم وجسر آخر قريب', 2],
    ['مجلس الأمن', 'وقال لمجلس الأمن إن القرار عادل', 1],
    ['حر', 'البحر هادئ', 0],
    ['ırmak', 'IRMAK kenarında bir ırmak evi', 2],
    ['Diyarbakir', 'Diyarbakır’da yeni köprü', 1],
  ])('are found in other languages, whatever is written in one with them: %s', (term, text, count) => {
    expect(termMatcher([topic('one', term)])(text).map((hit) => hit.count)).toEqual(count === 0 ? [] : [count])
  })
})

describe('sentences of other languages', () => {
  it.each([
    ['de', 'Das sagte Dr. Lehn am 3. Oktober, z. B. in Tarnau. Dann ging sie.', 2],
    ['fr', 'M. Lhomme habite av. Mercier. Il est parti.', 2],
    ['es', 'El Sr. Lomas vive en EE. UU. desde ayer. Se fue.', 2],
    ['ru', 'Это стоит 9 млн. крон, т. е. много. Он ушёл.', 2],
    ['tr', 'Dr. Leman 3. köprüyü anlattı. Sonra gitti.', 2],
    ['ar', 'تحدث جون إف. لينك في المدينة. ثم غادر.', 2],
    ['ar', 'ذكرت شبكة سي بي إس. ثم عاد.', 2],
  ])('are not cut at an abbreviation: %s', (language, text, count) => {
    expect(foreignSentences(text, language)).toHaveLength(count)
  })
})

describe('a list all in German', () => {
  it('gets an edition from twelve pages, every story in its own language', async () => {
    const ports = fakePorts('2026-11-11T05:00:00.000Z')
    ports.templates.templates = readTemplates()
    ports.articles.taxonomy = [
      topic('verkehr', 'Brücke*', 'Fähre', 'Maut', 'Schleuse*'),
      topic('gesellschaft', 'Lehrer', 'Geburten', 'Klinik', 'Museum', 'Dörfer'),
      topic('wirtschaft', 'Strompreis', 'Winzer', 'Software'),
      topic('sport', 'Liga'),
    ]
    const pages = partsOf('german').map((text, n) => pageOf(longer(text), `seite-${n + 1}.txt`))
    expect(pages).toHaveLength(12)
    for (const { page, hash, ...read } of pages) {
      await ports.articles.save({ page, hash, ...read })
      const counts = { articles: 1, passages: 0, dropped: 0 }
      await ports.articles.savePage({ name: page, hash, status: 'read', reason: null, ...counts })
    }
    const made = await composeEdition(ports, someSettings(), { scheduledTime: '2026-11-11T05:00:00Z' })
    const [record] = await ports.editions.list()
    expect(record?.findings).toEqual([])
    expect(made.outcome).toBe('composed')
    const document = await ports.editions.document(made.edition, record?.contentHash ?? '')
    const stories = document.sections.flatMap((section) => section.stories)
    expect(stories.length).toBeGreaterThanOrEqual(8)
    expect(new Set(Object.values(document.sources).map(({ language }) => language))).toEqual(new Set(['de']))
    const [frame] = await buildFrames(document, readTemplates(), someSettings())
    expect(Object.values(frame?.html ?? {}).join('')).toContain('lang="de"')
  })
})
