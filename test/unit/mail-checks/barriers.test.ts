// Accessibility in the facts of the preview: each barrier can be found, and no mail of the list has one.
import { describe, expect, it } from 'vitest'
import { barriersIn } from '../../../infra/mail-checks/accessibility/barriers.ts'
import { parseMail } from '../../../infra/mail-checks/html/mail-document.ts'
import { looks } from '../../../infra/preview/page/tabs/looks-tab.ts'
import { allMails } from '../../mail/mails.ts'

const mails = await allMails()
const english = '<html lang="en" dir="ltr">'
const arabic = '<html lang="ar" dir="rtl">'
const mail = (body: string, opening = english, title = 'The Broadsheet') =>
  `<!doctype html>${opening}<head><title>${title}</title></head><body><h1>24</h1>${body}</body></html>`

const found = (html: string) => barriersIn(parseMail(html))
const told = (html: string) => found(html).map(({ rule, element, reason }) => `${rule} ${element}: ${reason}`)

describe('No barrier', () => {
  it.each(mails)('is in $name', ({ html }) => {
    expect(told(html)).toEqual([])
  })

  it.each([
    ['a quotation that names its language', '<p lang="ar" dir="rtl">عادت السوق القديمة إلى الحياة</p>', english],
    ['a quotation in the frame of the other direction', '<p lang="en" dir="ltr">Both towns agreed.</p>', arabic],
    [
      'a name set apart from an Arabic line',
      '<p>\u2068Ann Lee of the Example Review\u2069 و\u2068Bo Roy\u2069</p>',
      arabic,
    ],
    ['an address of the web or of mail in an Arabic line', '<p>https://news.example.com/x you@example.com</p>', arabic],
    ['an abbreviation in another script', '<p>هو <b>NOW</b></p>', arabic],
    ['a language of several scripts', '<p lang="ja">東京のニュースをお届けします</p>', english],
    ['words whose language is unknown', '<p lang="und">Quelque chose</p>', english],
    ['a table of facts', '<table><tr><th>Size</th><td>3 KB</td></tr></table>', english],
    ['an ornament', '<img src="https://news.example.com/x.png" alt="">', english],
    ['a link whose picture has words', '<a href="/a"><img src="x.png" alt="The archive"></a>', english],
    ['the same words to the same place', '<a href="/a">Archive</a> <a href="/a">Archive</a>', english],
    [
      'the same words in two stories',
      '<div><h2>A</h2><a href="/a">Source</a></div><div><h2>B</h2><a href="/b">Source</a></div>',
      english,
    ],
    ['small blanks that are a chip of colour', '<p><span style="font-size:0">&nbsp;</span> Arts</p>', english],
    [
      'what nobody sees',
      '<div style="display:none;font-size:1px">عادت السوق<p></p><a href="/x">here</a></div>',
      english,
    ],
    ['a mail in the mail', '<div role="article"><h1>Name</h1><h2>Story</h2></div>', english],
  ])('is %s', (_, body, opening) => {
    expect(told(mail(body, opening))).toEqual([])
  })
})

describe('A barrier is', () => {
  it.each([
    [
      'a mail without a language',
      mail('', '<html dir="ltr">'),
      'Language <html>: its lang is “”, which names no language',
    ],
    [
      'a tag that is none',
      mail('', '<html lang="e n" dir="ltr">'),
      'Language <html>: its lang is “e n”, which names no language',
    ],
    ['a mail without a direction', mail('', '<html lang="en">'), 'Direction <html>: its dir is “”'],
    [
      'an Arabic mail that starts at the left',
      mail('', '<html lang="ar" dir="ltr">'),
      'Direction <html>: its lang is “ar”, its dir “ltr”',
    ],
    ['a mail without a title', mail('', english, ' \u2069'), 'Title <html>: the email has no title'],
  ])('%s', (_, html, finding) => {
    expect(told(html)).toContain(finding)
  })

  it.each([
    [
      'an Arabic quotation that does not say so',
      '<p>عادت السوق</p>',
      'Language <p> “عادت السوق”: its language is “en”, but most of its letters are of another script',
    ],
    [
      'a quotation with a language and no direction',
      '<p lang="ar">عادت السوق</p>',
      'Direction <p> “عادت السوق”: its words run from right to left, but its dir is “ltr”, from around it',
    ],
    [
      'a direction against the words',
      '<p dir="rtl">Both towns</p>',
      'Direction <p> “Both towns”: its words run from left to right, but its dir is “rtl”',
    ],
    ['a skipped heading', '<h3 id="dam">Water</h3>', 'Headings <h3 id="dam"> “Water”: level 3 follows level 1'],
    ['a second first heading', '<h1>Other</h1>', 'Headings <h1> “Other”: it is a second <h1>'],
    ['an empty heading', '<h2>&nbsp;&zwnj;</h2>', 'Headings <h2>: it is empty'],
    ['an empty paragraph', '<p>&#847;<span> </span></p>', 'Paragraphs <p>: it is empty'],
    ['a picture without words', '<img src="x.png">', 'Images <img>: x.png has no alt'],
    [
      'a table for the layout',
      '<table id="t"><tr><td>a</td></tr></table>',
      'Tables <table id="t"> “a”: it is read out cell by cell as a table of facts, and has no heading cell',
    ],
    [
      'small print',
      '<div style="font-size:24px"><p style="font-size:50%">small</p></div>',
      'Text size <p> “small”: its text is 12 px high',
    ],
    [
      'small print by its tag',
      '<small><small>small</small></small>',
      'Text size <small> “small”: its text is 11 px high',
    ],
    ['a link without words', '<a href="/a"><img src="x.png" alt=""></a>', 'Links <a>: the link to /a has no words'],
    ['a link with an arrow for words', '<a href="/a">→</a>', 'Links <a> “→”: the link to /a has no words'],
    [
      'a link that says nothing',
      '<a href="/a">Click here!</a>',
      'Links <a> “Click here!”: “Click here!” does not say where it leads',
    ],
    [
      'a link that says nothing in Arabic',
      '<a href="/a" lang="ar" dir="rtl">اقرأ المزيد…</a>',
      'Links <a> “اقرأ المزيد…”: “اقرأ المزيد…” does not say where it leads',
    ],
    [
      'two links alike in one story',
      '<div><h2>A</h2><p><a href="/a">Source</a></p><a href="/b">Source</a></div>',
      'Links <a> “Source”: “Source” leads to /a and, in the same passage, to /b',
    ],
  ])('%s', (_, body, finding) => {
    expect(told(mail(body))).toEqual([finding])
  })

  it.each([
    [
      'in two entries of a list',
      '<ul><li>One. <a href="/a">Web edition</a></li><li>Two. <a href="/b">Web edition</a></li></ul>',
    ],
    [
      'under two heads that run in with their text',
      ['a', 'b']
        .map((to) => `<div><div><h3 style="display:inline">${to}</h3> b.</div><a href="/${to}">Web edition</a></div>`)
        .join(''),
    ],
  ])('no two links alike %s', (_, body) => {
    expect(told(mail(`<h2>Stories</h2>${body}`))).toEqual([])
  })

  it('a mail without a first heading, or one that starts further down', () => {
    const bare = (body: string) => `${english}<head><title>x</title></head><body>${body}</body></html>`
    expect(told(bare('<p>words</p>'))).toEqual(['Headings <html>: there is no <h1>'])
    expect(told(bare('<h2>words</h2>'))).toContain('Headings <h2> “words”: the first heading is of level 2')
  })
})

describe('What is told of barriers', () => {
  it('is each kind once, with how many more there are and what to do', () => {
    const html = mail(
      '<p style="font-size:12px">one</p><p style="font-size:12px">two</p><p style="font-size:9pt">three</p>',
    )
    expect(found(html)).toEqual([
      {
        rule: 'Text size',
        element: '<p> “one”',
        reason: 'its text is 12 px high',
        remedy: 'set it in 13 px or more',
        others: 2,
      },
    ])
  })

  it('is on the page, escaped, and that there is none is said too', () => {
    const page = (html: string) =>
      looks({
        contrast: { light: [], dark: [] },
        barriers: found(html),
        traits: [],
        clients: { fresh: [], known: [] },
      }).markup
    expect(page(mail('<h3>a &lt;b&gt;</h3>'))).toContain('&#60;h3&#62; “a &#60;b&#62;”')
    expect(page(mail('<h3>a</h3>'))).toContain('1 barrier.')
    expect(page(mail(''))).toContain('No accessibility problems in the HTML')
  })
})
