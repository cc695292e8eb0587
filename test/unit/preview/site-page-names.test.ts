// The list of pages in the preview, as an editor reads it.
import { expect, test } from 'vitest'
import { sitePages } from '../../../infra/preview/composing/site-pages.ts'

test('an editor finds each page by words, each its own, and not by the name that the code has for it', () => {
  const labels = [...sitePages.values()].map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
  for (const [name, { label }] of sitePages) {
    expect(label).toMatch(/^\p{Lu}/u)
    const ofCode = name.replace('notice-', '')
    if (ofCode.includes('-')) expect(label).not.toContain(ofCode)
  }
})
