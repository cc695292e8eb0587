// Templates and messages as they are read from a folder.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { templateFolder } from '../../../functions/adapters/template-source.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'))
  for (const name of ['emails', 'partials', 'text', 'pages', 'messages']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'theme.json'), '{"ink":"#111111"}')
  await writeFile(join(folder, 'emails/briefing.mjml'), '<mjml/>')
  await writeFile(join(folder, 'messages/en.json'), '{"leave":"Unsubscribe"}')
})

afterEach(() => rm(folder, { recursive: true }))

const source = () => templateFolder(pathToFileURL(`${folder}/`))

describe('templates in a folder', () => {
  it('are texts by file name, and messages by language', async () => {
    expect(await source().load()).toEqual({
      emails: { 'briefing.mjml': '<mjml/>' },
      partials: {},
      text: {},
      pages: {},
      messages: { en: { leave: 'Unsubscribe' } },
      theme: { ink: '#111111' },
    })
  })

  it('speak the languages that the settings name, and no others', async () => {
    await writeFile(join(folder, 'messages/ar.json'), '{"leave":"إلغاء الاشتراك"}')
    const only = (...languages: string[]) => templateFolder(pathToFileURL(`${folder}/`), languages).load()
    expect(Object.keys((await only('en')).messages)).toEqual(['en'])
    expect(Object.keys((await only('en', 'ar')).messages).sort()).toEqual(['ar', 'en'])
    await expect(only('en', 'fr')).rejects.toThrow('templates/messages/fr.json is missing')
  })

  it.each([
    ['null', 'holds no messages'],
    ['["x"]', 'holds no messages'],
    ['{"leave":null}', '"leave" is neither words nor plural forms'],
    ['{"leave":["x"]}', '"leave" is neither words nor plural forms'],
    ['{"leave":{"one":1}}', '"leave" is neither words nor plural forms'],
  ])('name a file of messages that holds %s', async (text, reason) => {
    await writeFile(join(folder, 'messages/en.json'), text)
    await expect(source().load()).rejects.toThrow(reason)
    await expect(source().load()).rejects.toThrow('messages/en.json')
  })

  it('name the file that is not JSON', async () => {
    await writeFile(join(folder, 'messages/de.json'), '{')
    await expect(source().load()).rejects.toThrow('messages/de.json is not JSON')
  })
})

describe('the templates of this project', () => {
  it('load', async () => {
    const templates = await templateFolder(new URL('../../../templates/', import.meta.url)).load()
    expect(Object.keys(templates.emails)).toContain('briefing.mjml')
    expect(Object.keys(templates.messages)).toContain('en')
  })
})
