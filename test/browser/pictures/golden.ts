// The half of `npm run golden` that needs a browser.
import { allMails } from '../../mail/mails.ts'
import { isPackagedBrowser, openBrowser } from '../../support/browser/browser.ts'
import { acceptCommand, acceptPictures, differingPictures } from './golden-pictures.ts'
import { takePictures } from './take.ts'

/** Resolves with whether the golden pictures are now as the mails look. */
export async function goldenPictures(isUpdate: boolean): Promise<boolean> {
  if (!isPackagedBrowser)
    throw new Error(
      'golden pictures are for the Chromium of the npm packages: take them on Linux x64, without CHROME_PATH',
    )
  const mails = await takeAll()
  const all = new Map([...mails.values()].flatMap((pictures) => [...pictures]))
  if (isUpdate) {
    console.log(`${all.size} golden pictures in test/golden/pictures, ${acceptPictures(all)} of them changed.`)
    return true
  }
  const changes = [...mails].flatMap(([mail, pictures]) => differingPictures(mail, pictures))
  for (const change of changes) console.log(change)
  const remedy = changes.length === 0 ? 'none differs.' : `${changes.length} differ. If that is meant: ${acceptCommand}`
  console.log(`${all.size} golden pictures, ${remedy}`)
  return changes.length === 0
}

/** Name of a mail → its pictures. */
async function takeAll(): Promise<Map<string, Map<string, Buffer>>> {
  const browser = await openBrowser()
  const taken = new Map<string, Map<string, Buffer>>()
  try {
    for (const mail of await allMails()) taken.set(mail.name, await takePictures(browser, mail))
  } finally {
    await browser.close()
  }
  return taken
}
