// A signature that is a bare name: by its place beside the title and the date, and by the page naming it again.
import { loneNameIn } from './byline.ts'
import type { KindBlock } from './split.ts'
import type { Known } from './types.ts'

/** Lines behind the title, and around the date, in which a name signs. */
const behindTitle = 8
const aroundDate = 2

/** The names that sign the article though no `By` says so; none where none surely does. */
export function loneSignature(front: KindBlock[], title: KindBlock | null, all: KindBlock[]): Known<string>[] {
  const titleAt = title === null ? -1 : front.indexOf(title)
  for (const [at, block] of front.entries()) {
    const names = namesIn(block)
    const [first] = names
    if (first === undefined || block === title) continue
    const dated = front.slice(Math.max(0, at - aroundDate), at + aroundDate + 1).some((one) => one.kind === 'date')
    const placed = titleAt >= 0 && Math.abs(at - titleAt) <= behindTitle
    if (labelled(front, at) || (placed && (dated || namedAgain(first, all)))) return signedBy(names, block)
  }
  const about = all.find(({ text }) => aboutAuthor.test(text))
  return about === undefined ? [] : signedBy(namesIn({ ...about, kind: 'bio' }), about)
}

const signedBy = (names: string[], { lines }: KindBlock): Known<string>[] =>
  names.map((value) => ({ value, line: lines[0] ?? 0 }))

const aboutAuthor = /^about the authors?\s?[:–—-]+\s?\S/i

/** A line that is a name or several, or a date line that opens with one (`Ann Lee, The Herald Published May 1, 2020`). */
function namesIn({ kind, text }: KindBlock): string[] {
  if (kind === 'date') {
    const head = /^([^,|•·]{3,60}?)(?:,| [|•·–—-] | (?:Published|Posted|Updated)\b)/.exec(text)?.[1]
    return head === undefined ? [] : lone([head])
  }
  if (kind !== 'short' && kind !== 'byline' && kind !== 'bio') return []
  return lone(text.replace(/^about the authors?[ :–—-]+/i, '').split(/,? and |, | & /))
}

/** All of them, or none if one is no name. */
function lone(texts: string[]): string[] {
  const names = texts.map(loneNameIn).filter((one) => one !== null)
  return names.length === texts.length ? names : []
}

const labelled = (front: KindBlock[], at: number) =>
  /^(?:by|(?:written|posted|story) by|authors?|words)\s*:?$/i.test(front[at - 1]?.text ?? '')

/** `More from X`, `About X`, `X is a writer …`, `Follow X`. */
function namedAgain(value: string, all: KindBlock[]): boolean {
  return all.some(({ text }) => {
    const at = text.indexOf(value)
    if (at < 0 || text.length > 600) return false
    const before = text.slice(0, at).trim()
    const after = text.slice(at + value.length, at + value.length + 12)
    return (
      /(?:\bmore (?:from|by)|\babout(?: the author)?|\bfollow|\bposted by|\bby|all posts by|all articles by)[ :–—-]*$/i.test(
        before,
      ) ||
      (before === '' && /^ (?:is|was|has|writes|covers|joined) /.test(after))
    )
  })
}
