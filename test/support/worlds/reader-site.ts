// The reader's side with fakes: the API, its links, and forms as a browser sends them.
import type { Topic } from '../../../functions/content/types.ts'
import {
  signLink,
  signTimedLink,
  type TimedLink,
  type TimedPurpose,
} from '../../../functions/subscription/links/link.ts'
import { type OwnDataAct, ownDataToken } from '../../../functions/subscription/links/own-data-link.ts'
import { preferencesToken } from '../../../functions/subscription/links/preferences-link.ts'
import { subscriptionsApi } from '../../../functions/use-cases/serving/api.ts'
import { type FakePorts, fakePorts } from '../fakes/fake-ports.ts'
import { someSettings } from '../samples/builders.ts'
import { readTemplates } from '../samples/templates.ts'

/** Wednesday morning before the launch of the edition of Thursday, 19 November 2026. */
export const wednesday = '2026-11-18T08:00:00.000Z'

export interface ReaderSite {
  ports: FakePorts
  /** A request as CloudFront passes it on. */
  request: (path: string, init?: RequestInit) => Promise<Response>
  get: (path: string) => Promise<string>
  /** Sends a form; a list gives a field several times. */
  post: (path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>) => Promise<Response>
  /** As in an email sent now, to a reader who has not renewed their links. */
  link: (purpose: 'leave' | 'preferences', reader: string) => string
  timed: (purpose: TimedPurpose, link: TimedLink) => string
  /** As in an email sent now to this address. */
  ownData: (act: OwnDataAct, reader: string, version?: number, address?: string) => string
}

const templates = readTemplates()

export const someTopics: Topic[] = [
  { id: 'energy', label: 'Energy & trade', definition: 'Oil, gas and who pays.', terms: [{ text: 'oil' }] },
  { id: 'sport', label: 'Sport', definition: 'Who won.', terms: [{ text: 'ball' }] },
  { id: 'arts', label: 'Arts', definition: 'Stage and page.', terms: [{ text: 'stage' }] },
]

/** @param given ports of another world, with templates and topics */
export function aReaderSite(
  now = wednesday,
  changes: Parameters<typeof someSettings>[0] = {},
  given?: FakePorts,
): ReaderSite {
  const ports = given ?? fakePorts(now)
  if (given === undefined) {
    ports.templates.templates = templates
    ports.articles.taxonomy = someTopics
  }
  const app = subscriptionsApi(ports, someSettings(changes))
  const secret = { 'x-origin-secret': 'the origin secret for tests' }
  const request = async (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { ...secret, ...Object.fromEntries(new Headers(init.headers)) } })
  const [key = { id: '', key: '' }] = ports.secrets.keys
  return {
    ports,
    request,
    get: async (path) => (await request(path)).text(),
    post: async (path, fields, headers = {}) => request(path, { method: 'POST', body: bodyOf(fields), headers }),
    link: (purpose, reader) =>
      purpose === 'leave'
        ? `/leave/${signLink(purpose, reader, key)}`
        : `/preferences/${preferencesToken({ id: reader, linksVersion: 0 }, ports.clock.now(), key)}`,
    timed: (purpose, link) => signTimedLink(purpose, link, key),
    ownData: (act, id, linksVersion = 0, address = `${id.toLowerCase()}@example.com`) =>
      `/data/${ownDataToken(act, { id, linksVersion, address }, ports.clock.now(), key)}`,
  }
}

function bodyOf(fields: Record<string, string | string[]>): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs)
}

export interface SiteForm {
  /** `null` for the page's own address. */
  action: string | null
  fields: Record<string, string | string[]>
}

/** The hidden fields and the address of the form whose button has these words. */
export function formWith(html: string, button: string): SiteForm {
  return formIn(html.split('<form').find((part) => part.split('</form>')[0]?.includes(`>${button}</button>`)) ?? '')
}

/** All forms of a page, as sent by a reader who changes nothing: one for each button. */
export function formsOn(html: string): SiteForm[] {
  return html
    .split('<form')
    .slice(1)
    .flatMap((part) => {
      const body = part.split('</form>')[0] ?? ''
      const { action, fields } = formIn(body)
      const filled: SiteForm['fields'] = { ...fields, ...chosenIn(body) }
      const named = [...body.matchAll(/<button[^>]* name="([^"]*)" value="([^"]*)"/g)]
      const buttons = named.length === 0 ? [{}] : named.map(([, name = '', value = '']) => ({ [name]: value }))
      return buttons.map((button) => ({ action, fields: { ...filled, ...button } }))
    })
}

function chosenIn(form: string): SiteForm['fields'] {
  const boxes = [...form.matchAll(/<input type="(?:checkbox|radio)" name="([^"]*)" value="([^"]*)"[^>]* checked/g)]
  const fields: SiteForm['fields'] = {}
  for (const [, name = '', value = ''] of boxes) fields[name] = [fields[name] ?? [], value].flat()
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /<option value="([^"]*)"[^>]* selected/.exec(options)?.[1] ?? ''
  return fields
}

function formIn(form: string): SiteForm {
  const fields: SiteForm['fields'] = {}
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    const had = fields[name]
    fields[name] = had === undefined ? value : [had, value].flat()
  }
  return { action: /^[^>]*action="([^"]*)"/.exec(form)?.[1] ?? null, fields }
}
