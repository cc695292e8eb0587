// A list with a logo: emails and pages show it from one address, the same for every reader, and say its name.
import { describe, expect, it } from 'vitest'
import { pageRenderer } from '../../../functions/archive/render-page.ts'
import { htmlFindings } from '../../../infra/mail-checks/email-findings.ts'
import { listWithLogo, logoEmail } from '../../mail/logo-email.ts'
import { readTemplates } from '../../support/samples/templates.ts'

describe('a list with a logo', () => {
  it('shows it with its height and the name of the list, from one address for all readers', () => {
    const images = ['ann', 'bo'].map((reader) => logoEmail(reader).match(/<img[^>]*>/g))
    expect(images[0]).toHaveLength(1)
    expect(images[1]).toEqual(images[0])
    expect(images[0]?.[0]).toContain('src="https://news.example.com/logo.png" height="56"')
    expect(images[0]?.[0]).toContain('alt="Example Briefing"')
  })

  it('has emails without a finding, and a light plate behind it in the dark', async () => {
    const html = logoEmail()
    expect(await htmlFindings(html)).toEqual([])
    expect(html).toMatch(/prefers-color-scheme:dark[\s\S]*\.page \.logo\{[^}]*background-color:#fffefb !important/)
  })

  it('stands by its name where images are blocked: dark letters on the plate, no narrower than they need', () => {
    const html = logoEmail()
    expect(html).toMatch(/prefers-color-scheme:dark[\s\S]*\.page \.logo\{[^}]*[{;]color:#1c1b19 !important/)
    const [image = ''] = html.match(/<img[^>]*>/) ?? []
    expect(image).toMatch(/;width:auto;height:auto;max-width:100%;max-height:56px;.*line-height:18px"/)
  })

  it('has it on its pages, in the place of the name', () => {
    const page = pageRenderer(readTemplates(), listWithLogo)('left', {
      title: 'You have left',
      undo: null,
      action: null,
    })
    expect(page).toContain('<img class="logo" src="/logo.png" width="320" height="56" alt="Example Briefing">')
    expect(page).not.toContain('>Example Briefing</a>')
  })
})
