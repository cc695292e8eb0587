// `npm run golden`: shows how the mails differ from their golden files; `npm run golden -- --update` accepts it. With
// `--pictures` the golden pictures too, which need a browser and half a minute.
import { differences, freshMails, goldenMails, writeGolden } from './golden-files.ts'
import { docWithWeights, readDoc, writeDoc } from './weights.ts'

const isUpdate = process.argv.includes('--update')
const withPictures = process.argv.includes('--pictures')

const fresh = await freshMails()
const changes = differences(goldenMails(), fresh)
for (const change of changes) console.log(`${change}\n`)
if (isUpdate) {
  writeGolden(fresh)
  writeDoc(await docWithWeights(readDoc()))
  console.log(`${fresh.size} golden files in test/golden/mail, ${changes.length} of them changed.`)
  if (!withPictures && changes.length > 0)
    console.log('The golden pictures stay as they are: npm run golden -- --update --pictures')
} else if (changes.length > 0) {
  console.log(`${changes.length} files differ. If that is meant: npm run golden -- --update`)
  process.exitCode = 1
} else console.log(`${fresh.size} golden files, none differs.`)

// A browser is looked for only where it is needed.
if (withPictures && !(await (await import('../browser/pictures/golden.ts')).goldenPictures(isUpdate)))
  process.exitCode = 1
