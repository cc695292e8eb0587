// A reader's own erasure on the laptop's cloud, with the rights of the templates: by a fresh link to the mailbox.
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { RunningStart } from '../support/runs/running-start.ts'

/** @param who has had an edition */
export function erasesThemselves(running: () => RunningStart, who: () => string): void {
  it('asks for their erasure on the preferences page, gets a link by email, and is gone (R3, O2)', async () => {
    const start = running()
    const recipient = who()
    const newestLink = async (to: string) => {
      const mail = start.mailsTo(recipient).at(-1)
      const text = mail === undefined ? '' : ((await PostalMime.parse(start.raw(mail))).text ?? '')
      return new RegExp(`http[^\\s)>]*/${to}/[^\\s)>]*`).exec(text)?.[0] ?? ''
    }
    const preferences = await newestLink('preferences')
    const before = start.mailsTo(recipient).length
    expect(await post(preferences, { do: 'erase' })).toContain('Check your inbox')
    await expect.poll(() => start.mailsTo(recipient).length).toBe(before + 1)
    const link = await newestLink('data')
    expect(await (await fetch(preferences)).text()).toContain('name="topics"')
    expect((await fetch(link)).status).toBe(200)
    await post(link, {})
    expect(await (await fetch(preferences)).text()).not.toContain('name="topics"')
  })
}

async function post(url: string, fields: Record<string, string>): Promise<string> {
  return (await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })).text()
}
