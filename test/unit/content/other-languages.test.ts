// Articles in other languages: the title over the first sentences, in nine of them; the others are kept and not quoted.
// The pages are invented.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foreignSentences } from '../../../functions/content/language/foreign-sentences.ts'
import { languageOf } from '../../../functions/content/language/language-of.ts'
import { balanced, endsWhole } from '../../../functions/content/language/quotation.ts'
import { languageName, quotationIn } from '../../../functions/content/language/quoted-languages.ts'
import { termMatcher } from '../../../functions/content/language/term-matcher.ts'
import { examinePage } from '../../../functions/content/page/page.ts'
import { checkC1 } from '../../../functions/content/story/promises.ts'
import { findStories } from '../../../functions/content/story/story.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'
import { buildFrames } from '../../../functions/edition/frame.ts'
import { directionOf } from '../../../functions/edition/messages.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { someSettings } from '../../support/builders.ts'
import { fakePorts } from '../../support/fake-ports.ts'
import { readTemplates } from '../../support/templates.ts'

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
  ])('are not cut at an abbreviation: %s', (language, text, count) => {
    expect(foreignSentences(text, language)).toHaveLength(count)
  })
})

describe('a language that is not quoted', () => {
  it.each([
    [
      'nl',
      'De gemeenteraad van Tarnau heeft dinsdag besloten de oude brug over de rivier te vervangen. De kosten komen voor het grootste deel voor rekening van de provincie. Vissers aan de lage kade vrezen dat hun ligplaatsen dichtslibben en vragen om een onderzoek.',
    ],
    [
      'pl',
      'Rada Tarnowa postanowiła we wtorek zastąpić stary most nowym. Większość kosztów poniesie powiat, a budowa ma trwać dwa lata. Rybacy z dolnego nabrzeża obawiają się, że ich przystanie zamuli piasek, i domagają się badań.',
    ],
    [
      'sv',
      'Kommunfullmäktige i Tarnau beslutade på tisdagen att ersätta den gamla bron över ån med en ny. Länet betalar den största delen av kostnaden. Fiskarna vid den nedre kajen är rädda att deras platser ska fyllas av sand och kräver en utredning.',
    ],
    [
      'zh',
      '塔尔瑙市议会周二决定在河上建一座新桥，取代旧桥。大部分费用将由县里承担。下游码头的渔民担心泊位会被泥沙淤塞，要求在签订合同之前进行研究。',
    ],
    [
      'ja',
      'タルナウ市議会は火曜日、川にかかる古い橋を新しい橋に架け替えることを決めた。費用の大部分は県が負担する。下流の岸壁の漁師たちは係留場所が砂で埋まることを心配し、契約前の調査を求めている。',
    ],
    [
      'ko',
      '타르나우 시의회는 화요일 강 위의 낡은 다리를 새 다리로 바꾸기로 결정했다. 비용의 대부분은 군에서 부담한다. 아래쪽 부두의 어민들은 정박지가 모래로 메워질 것을 걱정하며 조사를 요구하고 있다.',
    ],
    [
      'fa',
      'شورای شهر ترنو روز سه‌شنبه تصمیم گرفت پل قدیمی روی رودخانه را با پلی تازه جایگزین کند. بیشتر هزینه را استان می‌پردازد. ماهیگیران اسکله پایین می‌ترسند که جای قایق‌هایشان پر از شن شود و خواستار بررسی هستند.',
    ],
    [
      'he',
      'מועצת העיר טרנאו החליטה ביום שלישי להחליף את הגשר הישן שמעל הנהר בגשר חדש. את רוב העלות ישלם המחוז. הדייגים ברציף התחתון חוששים שהמעגנים שלהם יתמלאו חול ודורשים בדיקה לפני חתימת החוזה.',
    ],
    [
      'el',
      'Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να αντικαταστήσει την παλιά γέφυρα του ποταμού με μια νέα. Το μεγαλύτερο μέρος του κόστους θα πληρώσει η περιφέρεια. Οι ψαράδες φοβούνται ότι οι θέσεις τους θα γεμίσουν άμμο.',
    ],
    [
      'bg',
      'Съветът на Тарново реши във вторник да замени стария мост над реката с нов. По-голямата част от разходите ще плати областта. Рибарите от долния кей се страхуват, че местата им ще се напълнят с пясък, и искат проучване.',
    ],
  ])('is known, and its articles are kept: %s', (language, text) => {
    expect([languageOf([{ text }]), quotationIn(language)]).toEqual([language, 'kept'])
  })

  it('is named', () =>
    expect(['zh', 'und'].map(languageName)).toEqual(['Chinese', 'a language that is not recognised']))

  it.each([
    [
      'like Portuguese',
      'O concello de Tarnau decidiu o martes substituír a vella ponte sobre o río por unha nova. A maior parte do custo pagaraa a comarca. Os pescadores do peirao de abaixo temen que os seus amarres se enchan de area e piden un estudo.',
    ],
    [
      'like Turkish',
      'Tarnau şurası çərşənbə axşamı çayın üzərindəki köhnə körpünü yenisi ilə əvəz etməyi qərara aldı. Xərclərin çox hissəsini rayon ödəyəcək. Aşağı körpüdəki balıqçılar yerlərinin qumla dolmasından qorxurlar və araşdırma tələb edirlər.',
    ],
    [
      'like Russian',
      'Тарнов кеңесі сейсенбі күні өзен үстіндегі ескі көпірді жаңасымен ауыстыру туралы шешім қабылдады. Шығынның көп бөлігін аудан төлейді. Төменгі айлақтағы балықшылар орындарының құмға толып қалуынан қорқады.',
    ],
    [
      'like none',
      'Baraza la Tarnau liliamua siku ya Jumanne kubadilisha daraja la zamani juu ya mto kwa jipya. Sehemu kubwa ya gharama italipwa na wilaya. Wavuvi wa gati la chini wanaogopa kwamba sehemu zao zitajaa mchanga na wanataka uchunguzi.',
    ],
  ])('is not guessed where it is not known: %s', (_like, text) => expect(languageOf([{ text }])).toBe('und'))

  it('is not guessed from what holds no words', () => expect(languageOf([{ text: '1 2 3' }])).toBe('und'))

  it('is that of most of the text, whatever its first paragraph is in', () => {
    const [english = '', german = ''] = [
      'The whole interview was held in English over three long afternoons. ',
      'Der Rat hat beschlossen, die alte Brücke durch eine neue zu ersetzen. ',
    ].map((sentence) => sentence.repeat(6))
    expect(languageOf([english, german, german].map((text) => ({ text })))).toBe('de')
  })

  it('is English where its small words say so, however strange the names in it', () => {
    const text =
      'The Quelvorn and the Zubranka, which were moored with the Tiskopel, left the Drelmont for the Xewastor and the Pomibra.'
    expect(languageOf([{ text }])).toBe('en')
  })

  it('is not English because half of a paragraph quotes it', () => {
    const german = 'Der Rat hat am Dienstag beschlossen, die alte Brücke über den Fluss im nächsten Jahr zu ersetzen. '
    const english = 'The council and the mayor said that they would pay with the money which the state had given.'
    expect(languageOf([{ text: `${german.repeat(2)}${english}` }])).toBe('de')
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
