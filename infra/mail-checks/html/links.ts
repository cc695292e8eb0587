// The links of an email as readers meet them: their words, and where they lead.
import { type LinkTarget, linkTarget } from '../../../functions/edition/checks/link-target.ts'
import { attribute } from './inline-style.ts'
import type { MailDocument, MailElement } from './mail-document.ts'

export interface Link {
  element: MailElement
  text: string
  href: string
  leads: LinkTarget
}

export function linksIn(document: MailDocument): Link[] {
  const places = new Set([...document.querySelectorAll('[id]')].map((element) => attribute(element, 'id') ?? ''))
  return [...document.querySelectorAll('a[href]')].map((element) => {
    const href = attribute(element, 'href') ?? ''
    return { element, text: (element.textContent ?? '').trim(), href, leads: linkTarget(href, places) }
  })
}
