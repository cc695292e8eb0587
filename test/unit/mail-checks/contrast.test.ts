// Contrast is measured on the email itself, in light and in dark.
import { describe, expect, test } from 'vitest'
import { contrastOf } from '../../../infra/mail-checks/accessibility/contrast.ts'
import { ratioOf } from '../../../infra/mail-checks/html/colour.ts'
import { parseMail } from '../../../infra/mail-checks/html/mail-document.ts'

const mail = (body: string, style = '') => `<html><head><style>${style}</style></head><body>${body}</body></html>`

describe('Contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ffffff', '#ffffff', 1],
  ])('of %s on %s is %d', (ink, ground, ratio) => {
    expect(ratioOf(ink, ground)).toBe(ratio)
  })

  test('is measured against the ground that lies around the words', () => {
    const html = mail('<div style="background:#222"><p style="color:#333333">hard to read</p></div>')
    expect(contrastOf(parseMail(html)).light).toMatchObject([
      { ink: '#333333', ground: '#222222', sample: 'hard to read' },
    ])
  })

  test('asks less of large words', () => {
    const html = mail('<h1 style="color:#888888;font-size:24px">large</h1><p style="color:#888888">small</p>')
    expect(contrastOf(parseMail(html)).light.map(({ least, sample }) => [sample, least])).toEqual([
      ['small', 4.5],
      ['large', 3],
    ])
  })

  test('in the dark follows the mail’s own rules, the more particular one first', () => {
    const dark =
      '@media (prefers-color-scheme: dark) { .page { background-color: #121212 !important } ' +
      '.page .quiet { color: #b0aba1 !important } .page p { color: #edeae3 !important } }'
    const html = mail(
      '<div class="page" style="background:#fff"><p class="quiet" style="color:#555">words</p></div>',
      dark,
    )
    expect(contrastOf(parseMail(html)).dark).toMatchObject([{ ink: '#b0aba1', ground: '#121212' }])
    expect(contrastOf(parseMail(html)).light).toMatchObject([{ ink: '#555555', ground: '#ffffff' }])
  })

  test('in the dark is that of the element’s own colours where a rule is not important enough', () => {
    const dark =
      '@media screen and (prefers-color-scheme:dark){p,p.own{color:#edeae3}p.own{color:#ff9a8b}.page{background:#121212!important}}'
    const html = mail(
      '<div class="page" style="background:#fff"><p style="color:#555">a</p><p class="own">b</p></div>',
      dark,
    )
    expect(contrastOf(parseMail(html)).dark.map(({ ink, ground, sample }) => [sample, ink, ground])).toEqual([
      ['a', '#555555', '#121212'],
      ['b', '#ff9a8b', '#121212'],
    ])
  })

  test('in the dark comes from rules for the dark alone', () => {
    const light = '@media (min-width:480px){p{color:#ff0000!important}} p{color:#00ff00!important}'
    const html = mail('<p style="color:#555">words</p>', light)
    expect(contrastOf(parseMail(html)).dark).toEqual([])
  })

  test('does not look at what nobody sees', () => {
    expect(contrastOf(parseMail(mail('<div style="display:none;color:#fff">preheader</div>'))).light).toEqual([])
  })
})
