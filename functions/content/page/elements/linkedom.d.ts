// The part of linkedom that is used here; its own types need the DOM library of TypeScript.
declare module 'linkedom/worker' {
  interface Element {
    getAttribute(name: string): string | null
    parentElement: Element | null
    tagName: string
    textContent: string
    nodeType: number
    nodeName: string
    childNodes: Iterable<Element>
    removeAttribute(name: string): void
    remove(): void
  }
  /** Runs no script and fetches nothing. */
  export function parseHTML(html: string): { document: { querySelectorAll(selector: string): Iterable<Element> } }
}
