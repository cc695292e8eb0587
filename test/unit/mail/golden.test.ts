// A change of any mail is always seen.
import { describe, expect, it } from 'vitest'
import { differences, freshMails, goldenMails } from '../../mail/golden-files.ts'
import { docWithWeights, readDoc } from '../../mail/weights.ts'

describe('every mail in every language', () => {
  it('is what its golden files show, byte for byte', async () => {
    const changes = differences(goldenMails(), await freshMails())
    const command = 'If that is meant: npm run golden -- --update'
    expect(changes.length === 0 ? '' : [...changes, command].join('\n\n')).toBe('')
  })

  it('puts no colon behind a colon in its text part', () => {
    const texts = [...goldenMails()].filter(([name]) => name.endsWith('.txt'))
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter(([, text]) => /:[\s\u2066-\u2069]*:/.test(text)).map(([name]) => name)).toEqual([])
  })

  it('weighs what docs/mail.md says; npm run golden -- --update writes it anew', async () => {
    expect(await docWithWeights(readDoc())).toBe(readDoc())
  })
})

describe('a change', () => {
  const golden = new Map([['a.txt', 'one\ntwo\nthree']])

  it('is shown with its file, its line, what went and what came', () => {
    expect(differences(golden, new Map([['a.txt', 'one\n2\n2b\nthree']]))).toEqual([
      'test/golden/mail/a.txt:2\n- two\n+ 2\n+ 2b',
    ])
  })

  it('is also a file that is new or gone', () => {
    expect(differences(golden, new Map([['b.txt', 'x']]))).toEqual(['a.txt: is no longer made', 'b.txt: is new'])
  })
})
