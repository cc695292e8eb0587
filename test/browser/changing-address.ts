// A change of address on the laptop's cloud, with the rights of the templates, and its undo.
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { RunningStart } from '../support/runs/running-start.ts'

const fresh = 'moved.reader@example.com'

/** @param who has had an edition */
export function changesAddress(running: () => RunningStart, who: () => string): void {
  it('asks for another address, confirms it there, and takes it back from the old mailbox (R1, O2)', async () => {
    const start = running()
    const old = who()
    const newest = async (to: string, folder: string) => {
      const mail = start.mailsTo(to).at(-1)
      const text = mail === undefined ? '' : ((await PostalMime.parse(start.raw(mail))).text ?? '')
      return new RegExp(`http[^\\s)>]*/${folder}/[^\\s)>]*`).exec(text)?.[0] ?? ''
    }
    const before = start.mailsTo(old).length
    const preferences = await newest(old, 'preferences')
    await post(preferences, { do: 'address' })
    await expect.poll(() => start.mailsTo(old).length).toBe(before + 1)
    expect(await post(await newest(old, 'data'), { address: fresh })).toContain(fresh)
    await expect.poll(() => start.mailsTo(fresh).length).toBe(1)
    const link = await newest(fresh, 'address')
    expect((await fetch(link)).status).toBe(200)
    expect((await fetch(preferences)).status).toBe(200)
    await post(link, {})
    expect((await fetch(preferences)).status).toBe(410)
    await expect.poll(() => start.mailsTo(old).length).toBe(before + 2)
    await post(await newest(old, 'address'), {})
    await expect.poll(() => start.mailsTo(fresh).length).toBe(2)
    expect((await fetch(link)).status).toBe(410)
  })
}

async function post(url: string, fields: Record<string, string>): Promise<string> {
  return (await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })).text()
}
