// The preflight: pure checks of a composed edition for anything a reader would notice. A failing edition is held.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { Caps } from '../../environment.ts'
import type { BriefingCaps } from '../briefing/arrangement.ts'
import { largestBriefing, placeholderBytes } from '../briefing/briefing.ts'
import { placeholderNames } from '../frame/frame-parts.ts'
import type { EditionDocument, Finding, Frame } from '../types.ts'
import { placeInFrame } from './finding-place.ts'
import { imagesWithoutAlt, needsAlt } from './image-words.ts'
import { leadsNowhere, linkTarget } from './link-target.ts'

export interface Preflight {
  document: EditionDocument
  frames: readonly Frame[]
  siteUrl: string
  postalAddress: string
  caps: BriefingCaps & Pick<Caps, 'htmlBytes'>
}

/** @returns every reason to hold the edition; empty if it may go out */
export function preflight(edition: Preflight): Finding[] {
  return edition.frames.flatMap((frame) => [
    ...size(edition, frame),
    ...links(edition, frame),
    ...images(frame),
    ...tokens(frame),
    ...textPart(frame),
    ...footer(edition, frame),
  ])
}

/** The largest possible briefing of this edition, with its lowest-ranked stories already reduced to one line. */
function size({ document, caps }: Preflight, frame: Frame): Finding[] {
  const plan = largestBriefing(document, frame, caps)
  if (plan.outcome === 'skip')
    return [found('size', frame, document.id, 'no reader would get any story; compose it again')]
  const bytes = plan.briefing.parts.reduce(
    (sum, { part }) => sum + (ownEntry(frame.sizes, part) ?? 0),
    placeholderBytes(plan.briefing.values),
  )
  if (bytes <= caps.htmlBytes) return []
  const reason = `the largest briefing has ${bytes} bytes of HTML; the limit is ${caps.htmlBytes} (caps.htmlBytes). Shorten what every email contains`
  return [found('size', frame, document.id, reason)]
}

/** A link is https, on our own site, to a place in the email, an email address or one of the reader's own links. */
function links({ siteUrl }: Preflight, frame: Frame): Finding[] {
  const anchors = new Set(attributes(frame, 'id').map(({ value }) => value))
  return attributes(frame, 'href').flatMap(({ at, value }) => {
    const leads = linkTarget(value, anchors)
    if (leads === 'nowhere') return [found('link', frame, at, leadsNowhere(value))]
    const isAllowed =
      leads !== 'other' || /^⟦(leaveUrl|preferencesUrl)⟧(#[a-z]+)?$/u.test(value) || value.startsWith(`${siteUrl}/`)
    return isAllowed
      ? []
      : [found('link', frame, at, `"${value}" is neither https nor on the site; correct the template or source`)]
  })
}

function images(frame: Frame): Finding[] {
  return htmlParts(frame).flatMap(([at, html]) => imagesWithoutAlt(html).map(() => found('alt', frame, at, needsAlt)))
}

/** Parts without quotations contain no Handlebars brackets, and only placeholders that are filled. */
function tokens(frame: Frame): Finding[] {
  return [...Object.entries(frame.html), ...Object.entries(frame.text)].flatMap(([at, content]) => {
    const left = isQuoting(at) ? [] : (content.match(/\{\{[^{}]*\}\}/g) ?? [])
    const unknown = (content.match(/⟦[^⟦⟧]*⟧/gu) ?? []).filter(
      (placeholder) => !isPlaceholder(placeholder.slice(1, -1)),
    )
    return [...left, ...unknown].map((token) =>
      found('token', frame, at, `"${token}" was not filled in; correct the template`),
    )
  })
}

function isQuoting(part: string): boolean {
  return /^(lead|story|brief|line|contents-entry|correction):/.test(part)
}

function isPlaceholder(name: string): boolean {
  return placeholderNames.some((placeholder) => placeholder === name)
}

/** Every part that is visible in HTML has text in the text part, in lines that fit a terminal. */
function textPart(frame: Frame): Finding[] {
  return Object.entries(frame.html).flatMap(([at]) => {
    const text = ownEntry(frame.text, at)
    if (text === undefined)
      return [found('text', frame, at, 'the part is missing in the text; mark it in the text template')]
    if (isQuoting(at) && text.trim() === '') return [found('text', frame, at, 'the text of the part is empty')]
    return []
  })
}

function footer({ postalAddress }: Preflight, frame: Frame): Finding[] {
  const { close: html = '' } = frame.html
  const { close: text = '' } = frame.text
  const address = spaceless(postalAddress)
  const needed: [string, boolean][] = [
    ['unsubscribe link (⟦leaveUrl⟧) in the HTML', html.includes('href="⟦leaveUrl⟧"')],
    ['unsubscribe link (⟦leaveUrl⟧) in the text', text.includes('⟦leaveUrl⟧')],
    ['link to the preferences (⟦preferencesUrl⟧) in the HTML', html.includes('href="⟦preferencesUrl⟧"')],
    ['link to the preferences (⟦preferencesUrl⟧) in the text', text.includes('⟦preferencesUrl⟧')],
    ['postal address in the HTML', spaceless(unescaped(html)).includes(address)],
    ['postal address in the text', spaceless(text).includes(address)],
  ]
  return needed
    .filter(([, there]) => !there)
    .map(([what]) => found('footer', frame, 'close', `the ${what} is missing; every email must show it`))
}

/** Wrapping may have added a line end. */
function spaceless(text: string): string {
  return text.replace(/\s+/g, '')
}

function attributes(frame: Frame, name: 'href' | 'id'): { at: string; value: string }[] {
  const pattern = new RegExp(`\\s${name}="([^"]*)"`, 'gi')
  return htmlParts(frame).flatMap(([at, html]) =>
    [...html.matchAll(pattern)].map((match) => ({ at, value: unescaped(match[1] ?? '') })),
  )
}

/** Undoes the escaping of Handlebars. */
function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, (_, name: string) => signs.get(name) ?? '')
}

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#x3D': '=', '#x60': '`' }),
)

function htmlParts(frame: Frame): [string, string][] {
  return Object.entries(frame.html)
}

function found(rule: string, frame: Frame, at: string, reason: string): Finding {
  return { rule, at: placeInFrame(frame.language, at), reason }
}
