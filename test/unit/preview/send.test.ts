// "Send to the inbox" hands the very bytes that are shown to the inbox of a running `npm start`.
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendToInbox } from '../../../infra/preview/sending/send.ts'
import { type Preview, startPreview } from '../../../infra/preview/server/server.ts'
import { type CopiedProject, copiedProject } from './copied-project.ts'

let project: CopiedProject
let preview: Preview
let inbox: Server
/** The announced run has an inbox and nothing else. */
const files = { list: { kind: 'files' }, firstWeek: '2026-W47' } as const
const taken: { recipient: string; raw: string }[] = []

beforeAll(async () => {
  project = copiedProject()
  inbox = smtpServer()
  await new Promise<void>((resolve) => inbox.listen(0, '127.0.0.1', resolve))
  const announced = {
    pid: process.pid,
    inbox: 'http://127.0.0.1:4181',
    smtpPort: (inbox.address() as AddressInfo).port,
  }
  writeFileSync(join(project.root, 'running.json'), JSON.stringify(announced))
  preview = await startPreview({ root: project.root, port: 0, folder: project.root, ...files })
})

afterAll(async () => {
  await preview.close()
  await new Promise((resolve) => inbox.close(resolve))
  project.remove()
})

/** As much of SMTP as one mail needs. */
function smtpServer(): Server {
  return createServer((socket) => {
    let [received, recipient, isData] = ['', '', false]
    socket.write('220 inbox\r\n')
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const end = isData ? '\r\n.\r\n' : '\r\n'
      if (!received.endsWith(end)) return
      const said = received.slice(0, -end.length)
      received = ''
      if (isData) taken.push({ recipient, raw: said.replace(/^\.\./gm, '.') })
      if (said.startsWith('RCPT TO:')) recipient = /<(.*)>/.exec(said)?.[1] ?? ''
      isData = !isData && said === 'DATA'
      socket.write(isData ? '354 go on\r\n' : said === 'QUIT' ? '221 bye\r\n' : '250 done\r\n')
    })
  })
}

test('an inbox that is about to open is waited for by whoever presses again', async () => {
  const mail = { from: 'a@example.com', to: 'b@example.com', raw: Buffer.from('Hello') }
  await expect(sendToInbox({ smtpPort: null }, mail)).rejects.toThrow('try again in a few seconds')
})

test('the page offers it and links to the inbox', async () => {
  const page = await (await fetch(preview.url)).text()
  expect(page).toContain('class="send-form"')
  expect(page).toContain('href="http://127.0.0.1:4181"')
})

test('the inbox gets the bytes that are shown, to the reader', async () => {
  const raw = await (await fetch(`${preview.url}/mail.eml?edition=2&reader=1`)).text()
  const answer = await fetch(`${preview.url}/send?edition=2&reader=1`, { method: 'POST' })
  expect(await answer.text()).toContain('It is in the inbox')
  expect(taken).toEqual([{ recipient: 'ada@example.com', raw: raw.trimEnd() }])
})

test('without a script the page comes back', async () => {
  const headers = { accept: 'text/html' }
  const answer = await fetch(`${preview.url}/send?reader=1`, { method: 'POST', headers, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?mail=briefing&edition=1&reader=1'])
})

test('a test goes to another address, says in its subject that it is one, and is the same mail otherwise', async () => {
  const raw = await (await fetch(`${preview.url}/mail.eml?edition=2&reader=1`)).text()
  const before = taken.length
  const post = (to: string) =>
    fetch(`${preview.url}/test?edition=2&reader=1`, { method: 'POST', body: new URLSearchParams({ to }) })
  expect(await (await post('tess@example.com')).text()).toContain('The test to tess@example.com is in the inbox')
  const [sent] = taken.slice(before)
  expect(sent?.recipient).toBe('tess@example.com')
  const headOf = (mail = '') => mail.slice(0, mail.indexOf('\r\n\r\n'))
  expect(headOf(sent?.raw)).toMatch(/^To: [^\r\n]*<tess@example\.com>\r\nSubject: \[Test\] |^Subject: =\?utf-8/m)
  expect(headOf(sent?.raw)).not.toContain('ada@example.com')
  expect(sent?.raw.slice(headOf(sent.raw).length).trimEnd()).toBe(raw.slice(headOf(raw).length).trimEnd())
  const refused = await post('tess')
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('No test was sent: ')])
})
