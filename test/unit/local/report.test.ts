// What `npm start` says at the end: counts in words, and places and commands of the folder that was named.
import { describe, expect, it } from 'vitest'
import { allPrinted, quotedOutWords } from '../../../functions/content/story/stories/expectation-words.ts'
import { commandOptions } from '../../../infra/local/run/command-options.ts'
import { headline, reportLines } from '../../../infra/local/run/report.ts'
import type { Summary } from '../../../infra/local/run/summary.ts'

const summary: Summary = {
  ...{ pages: 1, articles: 1, passages: 2, stories: 3, waiting: 1, expired: 0, edition: '2026-W47', status: 'closed' },
  ...{ sections: [], receipt: null, steps: [], sendingSeconds: 0, skippedPages: [], skippedReaders: [], findings: [] },
  expected: [],
  ...{ setAside: [], failure: null, sources: null, older: null },
  urls: { site: 'http://127.0.0.1:4180', inbox: 'http://127.0.0.1:4181', edition: 'http://127.0.0.1:4180/' },
}
const said = (status: string | null, folder: string) => headline({ ...summary, status }, folder)

describe('the report of a run', () => {
  it('counts one page as one page', () => {
    expect(reportLines(summary, 0, '.local')).toContain('  Read       1 page: 1 article, 2 passages')
  })

  it('of a run that ends with its edition says where its emails lie, for it has no inbox', () => {
    const lines = reportLines({ ...summary, urls: { ...summary.urls, inbox: null } }, 1, '/tmp/x')
    expect(lines).toContain('  Emails     /tmp/x/outbox: the inbox opens where the run stays up')
    expect(lines.some((line) => line.startsWith('  Inbox'))).toBe(false)
  })

  it('says once why a page gives nothing, then how many there are and where the reasons stand', () => {
    const skippedPages = ['a', 'b'].map((name) => ({ name, status: 'refused', reason: 'it is empty' }))
    const lines = reportLines({ ...summary, skippedPages }, 0, '.local', new Set(['a: it is empty', 'b: it is long']))
    expect(lines.filter((line) => line.includes('left out'))).toEqual([
      '             left out: b: it is empty',
      '             left out as before: 1 page, with reasons in .local/run.json',
    ])
  })

  it('counts the pages with nothing left to print in one line, and names only those that give nothing', () => {
    const reasons = [allPrinted, quotedOutWords(64, 73), 'it is too old for this list', null]
    const expected = reasons.map((reason, at) => ({ page: `${at}.txt`, articles: 1, topics: [], stories: 0, reason }))
    const lines = reportLines({ ...summary, expected }, 0, '.local')
    expect(lines.slice(2, 4)).toEqual([
      '             no story to come: 2.txt: it is too old for this list',
      '             2 pages have nothing left to print',
    ])
  })

  it('says what the sources gave, and what is amiss with one', () => {
    const listed = [{ source: 'dead', articles: 0, stories: 0, trouble: 'dead: it is gone for good (410)' }]
    const sources = { count: 2, articles: 5, stories: 3, listed, mistakes: ['source 3: url is missing'] }
    const lines = reportLines({ ...summary, sources }, 0, '.local')
    const from = lines.findIndex((line) => line.startsWith('  Sources'))
    expect(lines.slice(from, from + 3)).toEqual([
      '  Sources    5 articles read from 2 sources since the last edition, 3 stories printed',
      '             dead: dead: it is gone for good (410)',
      '             left out of the list: source 3: url is missing',
    ])
  })

  it.each([
    [null, 'The reason is in .local/logs.', 'The reason is in /tmp/x/logs.'],
    ['held', 'npm run edition -- recompose 2026-W47', 'npm run edition -- recompose 2026-W47 --folder /tmp/x'],
    ['failed', 'npm run edition -- recompose 2026-W47', 'npm run edition -- recompose 2026-W47 --folder /tmp/x'],
    ['paused', 'npm run edition -- resume 2026-W47', 'npm run edition -- resume 2026-W47 --folder /tmp/x'],
    ['stopped', 'npm run edition -- resume 2026-W47', 'npm run edition -- resume 2026-W47 --folder /tmp/x'],
  ])('of an edition that is %s names the folder of the run', (status, usual, elsewhere) => {
    expect(said(status, '.local')).toContain(usual)
    expect(said(status, '.local')).not.toContain('--folder')
    expect(said(status, '/tmp/x')).toContain(elsewhere)
  })

  it('can be typed as it stands, whatever the folder is called', () => {
    expect(commandOptions("/tmp/ann's run")).toBe("--folder '/tmp/ann'\\''s run'")
    expect(commandOptions('../other/.local')).toBe('--folder ../other/.local')
    expect(commandOptions('a;rm b')).toBe("--folder 'a;rm b'")
  })
})
