// A change of how a mail looks is always seen: each is compared with its golden pictures.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMails } from '../../mail/mails.ts'
import { isPackagedBrowser, noBrowser, openBrowser } from '../../support/browser/browser.ts'
import { acceptCommand, differingPictures, keptPictures } from '../pictures/golden-pictures.ts'
import { pictureSchemes, pictureWidths, strangeFonts, takePictures } from '../pictures/take.ts'

const mails = await allMails()
const looks = pictureWidths.length * pictureSchemes.length
let browser: Browser

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  browser = await openBrowser()
})

afterAll(() => browser?.close())

it.each(mails)('$name is drawn with the vendored fonts alone', async (mail) => {
  expect(await strangeFonts(browser, mail)).toEqual([])
})

it('every golden picture is of a mail that there is', () => {
  const names = new Set(mails.map(({ name }) => name))
  expect(keptPictures().filter((picture) => !names.has(picture.split('.').slice(0, 2).join('.')))).toEqual([])
})

if (isPackagedBrowser) {
  it.each(mails)('$name looks as its golden pictures do', async (mail) => {
    const changes = differingPictures(mail.name, await takePictures(browser, mail))
    expect(changes.length === 0 ? '' : [...changes, `If that is meant: ${acceptCommand}`].join('\n')).toBe('')
  })
} else {
  describe('NOT COMPARED with the golden pictures, because CHROME_PATH names another browser', () => {
    it.each(mails)('$name can be drawn', async (mail) => {
      console.warn(`${mail.name} was not compared: golden pictures are for the Chromium of the npm packages.`)
      expect((await takePictures(browser, mail)).size).toBe(looks)
    })
  })
}
