// `npm run golden`: shows how the mails differ from their golden files; `npm run golden -- --update` accepts it.
import { differences, freshMails, goldenMails, writeGolden } from './golden-files.ts'
import { docWithWeights, readDoc, writeDoc } from './weights.ts'

const fresh = await freshMails()
const changes = differences(goldenMails(), fresh)
for (const change of changes) console.log(`${change}\n`)
if (process.argv.includes('--update')) {
  writeGolden(fresh)
  writeDoc(await docWithWeights(readDoc()))
  console.log(`${fresh.size} golden files in test/golden/mail, ${changes.length} of them changed.`)
} else if (changes.length > 0) {
  console.log(`${changes.length} files differ. If that is meant: npm run golden -- --update`)
  process.exitCode = 1
} else console.log(`${fresh.size} golden files, none differs.`)
