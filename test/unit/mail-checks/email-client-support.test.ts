// What an email client lacks is told apart by what is known and accepted.
import { describe, expect, test } from 'vitest'
import { clientFindings, notInBaseline } from '../../../infra/mail-checks/clients/email-client-support.ts'

const mail = (body: string, style = '') => `<html><head><style>${style}</style></head><body>${body}</body></html>`

describe('Email clients', () => {
  test('what the list of npm run lint:mail does not know is found, with the clients that lack it', async () => {
    const { fresh } = await clientFindings(mail('<p>words</p>', 'p { display: grid }'))
    expect(fresh.map(({ feature }) => feature).join()).toMatch(/grid/i)
    expect(fresh.every(({ clients }) => clients.length > 0)).toBe(true)
  })

  test('what it knows is told apart, and what a list accepts of a feature is no finding', async () => {
    const { fresh, known } = await clientFindings(mail('<p style="border-radius:2px">words</p>'))
    expect(fresh).toEqual([])
    expect(known).toContainEqual({ feature: 'border-radius', clients: ['outlook.windows', 'outlook.windows-mail'] })
    const both = { grid: { clients: ['a', 'b'], line: 3 }, flex: { clients: ['a'], line: 4 } }
    expect(notInBaseline(both, { grid: { clients: ['a'], line: 0 }, flex: { clients: ['a'], line: 0 } })).toEqual({
      grid: { clients: ['b'], line: 3 },
    })
  })
})
