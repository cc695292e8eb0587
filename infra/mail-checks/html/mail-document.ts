// An email as a tree, without a browser: the part of the parser's types that is used here.
import { parseHTML } from 'linkedom'

export interface MailNode {
  nodeType: number
  textContent: string | null
}

export interface MailElement extends MailNode {
  tagName: string
  childNodes: Iterable<MailNode>
  getAttribute(name: string): string | null
}

export interface MailDocument {
  documentElement: MailElement
  body: MailElement
  querySelectorAll(selector: string): Iterable<MailElement>
}

export function parseMail(html: string): MailDocument {
  return (parseHTML(html) as unknown as { document: MailDocument }).document
}
