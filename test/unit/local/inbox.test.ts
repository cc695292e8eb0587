// The inbox of a run whose edition is still to be made opens when there is time for it; and what we add to its page.
import { describe, expect, test } from 'vitest'
import { type Inbox, laterInbox } from '../../../infra/local/engines/inbox.ts'
import { inboxPage } from '../../../infra/local/engines/inbox-page.ts'
import type { Journal } from '../../../infra/local/engines/ses/journal.ts'

const journal = {} as Journal

function inbox() {
  const done: string[] = []
  const opened: Inbox = {
    url: 'http://127.0.0.1:4181',
    smtpPort: 2525,
    feed: async () => done.push('fed'),
    close: async () => void done.push('closed'),
  }
  const later = laterInbox(opened.url, async () => {
    done.push('opened')
    return opened
  })
  return { done, later }
}

describe('an inbox that opens later', () => {
  test('opens once, when it is told to or when the first mails come, and shows all of them', async () => {
    const { done, later } = inbox()
    expect(done).toEqual([])
    await later.begin()
    await later.feed(journal)
    await later.feed(journal)
    await later.close()
    expect(done).toEqual(['opened', 'fed', 'fed', 'closed'])
  })

  test('never opens where the run ended before', async () => {
    const { done, later } = inbox()
    await later.close()
    await expect(later.begin()).rejects.toThrow('the inbox is closed')
    expect(done).toEqual([])
  })

  test('that cannot open says so to whoever has mails to show', async () => {
    const later = laterInbox('http://127.0.0.1:4181', () => Promise.reject(new Error('port 4181 is in use')))
    later.begin().catch(() => undefined)
    await expect(later.feed(journal)).rejects.toThrow('port 4181 is in use')
    await later.close()
  })
})

describe('the page of the inbox', () => {
  const page = '<html><head></head><body><div id="root"></div></body></html>'

  test('leads to the form for writing to the list, where the list receives email', () => {
    expect(inboxPage(page, '/write')).toContain('<a class="write" href="/write">Write an email</a></body>')
    expect(inboxPage(page, null)).not.toContain('/write')
  })

  test('begins dark where the system is, unless a theme was chosen before', () => {
    const script = /<script>(.*)<\/script>/s.exec(inboxPage(page, null))?.[1] ?? ''
    const themeAfter = (isDark: boolean, kept: string | null) => {
      const stored = new Map(kept === null ? [] : [['maildev-ui-storage', kept]])
      const localStorage = {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => stored.set(key, value),
      }
      const document = { addEventListener: () => undefined }
      new Function('document', 'localStorage', 'matchMedia', script)(document, localStorage, () => ({
        matches: isDark,
      }))
      return stored.get('maildev-ui-storage')
    }
    expect(JSON.parse(themeAfter(true, null) ?? '')).toMatchObject({ state: { theme: 'dark' } })
    expect(themeAfter(false, null)).toBeUndefined()
    expect(themeAfter(true, 'light')).toBe('light')
  })
})
