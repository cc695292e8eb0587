// Every link of every mail, and every page that one leads to: each is there, and no table changes by its being opened.
import { isDeepStrictEqual } from 'node:util'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { AcceptedMail, RunningStart } from '../support/runs/running-start.ts'
import { crawl } from './crawling.ts'
import { linksOf, wholeLinksOf } from './mail-content.ts'

/** Where someone begins who has no mail. */
const entrances = ['/', '/privacy', '/editions/', '/search/', '/feed.xml', '/feed.json', '/sitemap.xml', '/robots.txt']

/** @param reader whose mails are opened by HEAD as well, as some first ones and the proofs are */
export function opensEveryLink(running: () => RunningStart, reader: string): void {
  it('finds no dead link of ours, by GET and HEAD from the mails, by GET from page to page, and changes nothing (R1)', async () => {
    const start = running()
    const parse = (mail: AcceptedMail) => PostalMime.parse(start.raw(mail))
    const before = await settledState(start)
    const all = start.accepted()
    const proofs = all.filter(({ delivery }) => delivery.includes('_proof_'))
    const mails = await Promise.all([...start.mailsTo(reader), ...all.slice(0, 3), ...proofs].map(parse))
    const links = new Set(mails.flatMap(linksOf))
    expect([...links].filter((link) => link.includes('/leave/')).length).toBeGreaterThan(1)
    for (const link of links) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(link, { method, redirect: 'manual' })
        expect([method, link.split('/')[3], answer.status]).toEqual([method, expect.anything(), 200])
      }
    }
    // The links of a proof belong to no reader.
    const ofReaders = all.filter((mail) => !proofs.includes(mail))
    const inMails = (await Promise.all(ofReaders.map(parse))).flatMap(wholeLinksOf)
    const { opened, dead } = await crawl([...inMails, ...entrances.map((path) => start.site + path)], start.site)
    expect(dead).toEqual([])
    const folders = new Set(opened.map((url) => new URL(url).pathname.split('/')[1]))
    for (const folder of ['editions', 'topics', 'publications', 'ar', 'preferences', 'leave', 'privacy'])
      expect(folders).toContain(folder)
    expect(await state(start)).toEqual(before)
  })
}

const reported = /"(?:delivered|bounced|complained)":/

/** Once SES has reported on every mail and two looks find the same: a mail is sent before it is recorded. */
async function settledState(start: RunningStart): Promise<string[][]> {
  let last: string[][] = []
  const isSettled = async () => {
    const [before, now] = [last, await state(start)]
    last = now
    const isUnderWay = now.flat().some((item) => item.includes('"submittedAt":') && !reported.test(item))
    return !isUnderWay && isDeepStrictEqual(before, now)
  }
  await expect.poll(isSettled).toBe(true)
  return last
}

/** Every item of every table. */
async function state(start: RunningStart): Promise<string[][]> {
  const { tables, tableNames } = start.json<{ tables: string; tableNames: string[] }>('running.json')
  const credentials = { accessKeyId: 'laptop-operator', secretAccessKey: 'laptop' }
  const client = new DynamoDBClient({ endpoint: tables, region: 'eu-west-1', credentials })
  const pages = await Promise.all(tableNames.map((TableName) => client.send(new ScanCommand({ TableName }))))
  client.destroy()
  return pages.map(({ Items = [] }) => Items.map((item) => JSON.stringify(item)).sort())
}
