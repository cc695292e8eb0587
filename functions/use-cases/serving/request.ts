// Reads what a browser sent: the token in the path, the fields of a form.
import type { Context } from 'hono'
import type { Notice } from '../../archive/forms/notice-page.ts'
import { sitePath } from '../../environment.ts'
import { preferredLanguage } from '../../subscription/language.ts'
import { signLink } from '../../subscription/links/link.ts'
import type { Fields } from '../../subscription/requests/submitted-form.ts'
import { signingKey } from '../signing-key.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'

export type Serve = (context: Context) => Promise<Response>

export function tokenIn(context: Context): string {
  return context.req.param('token') ?? ''
}

/** A body that cannot be read counts as an empty form: the page says what is missing. */
export async function fieldsIn(context: Context): Promise<Fields> {
  const body = await context.req.parseBody({ all: true }).catch(() => ({}))
  const values = new Map(Object.entries(body).map(([name, value]) => [name, [value].flat().filter(isText)]))
  return { first: (name) => values.get(name)?.[0] ?? '', all: (name) => values.get(name) ?? [] }
}

/** The language for someone without a record: that of the form that was sent, of the address, or else of the
 * browser. */
export async function languageAsked({ languages }: ApiContext, context: Context, fields?: Fields): Promise<string> {
  const available = await languages()
  const said = [fields?.first('lang'), context.req.query('lang')]
  const found = available.find((language) => said.includes(language))
  return found ?? preferredLanguage(context.req.header('accept-language'), available)
}

/** A notice for someone whose record is not known. */
export async function noticeResponse(
  api: ApiContext,
  context: Context,
  name: Notice,
  status: number,
): Promise<Response> {
  return answerWith(await api.constant(name, await languageAsked(api, context)), status)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Path of the page on which a reader unsubscribes. */
export async function leavePath(api: ApiContext, reader: string): Promise<string> {
  return `${sitePath.leave}${signLink('leave', reader, await signingKey(api.ports.secrets))}`
}
