// Reads a page (plain text) into its articles.
import { createHash } from 'node:crypto'
import { readArticle } from './article.ts'
import { blocksOf } from './block.ts'
import { linesOf } from './fold.ts'
import { knownFields } from './known-fields.ts'
import { kindOf } from './line-kind.ts'
import { passagesOf } from './passage.ts'
import { splitArticles } from './split.ts'
import type { Article, DroppedLine, ReadPage } from './types.ts'

/** The articles of a page in reading order; none where it holds no article. */
export function readPage(page: { name: string; text: string }): Article[] {
  return read(page).articles
}

export type Examined = { page: ReadPage } | { refused: string }

/** Reads the bytes of a page, or says why it is no page and what to do. */
export function examinePage({ name, bytes, limit }: { name: string; bytes: Uint8Array; limit: number }): Examined {
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (bytes.length > limit) return { refused: tooLarge(bytes.length, limit) }
  const text = decode(bytes)
  if (typeof text !== 'string') return text
  const { articles, dropped } = read({ name, text })
  if (articles.length === 0) {
    return {
      refused: 'no article in it: no run of paragraphs long enough to quote; put the text of the article in the file',
    }
  }
  const cited = citedLines(articles, text)
  return { page: { page: name, hash, articles, passages: articles.flatMap(passagesOf), dropped, cited } }
}

function citedLines(articles: Article[], text: string): Record<string, string> {
  const lines = linesOf(text)
  return Object.fromEntries(articles.flatMap(knownFields).map(([, { line }]) => [line, lines[line - 1] ?? '']))
}

/** The reason for a page over the limit, in bytes. */
export const tooLarge = (size: number, limit: number) =>
  `too large: ${size} bytes, at most ${limit} are read (caps.pageBytes in cdk.json); split it or cut what is no article`

function read({ name, text }: { name: string; text: string }): { articles: Article[]; dropped: DroppedLine[] } {
  const blocks = blocksOf(text).map((block) => ({ ...block, kind: kindOf(block) }))
  const articles: Article[] = []
  const dropped: DroppedLine[] = []
  for (const part of splitArticles(blocks)) {
    const found = readArticle(part)
    if (found === null) {
      dropped.push(
        ...part.flatMap((one) => one.lines.map((line) => ({ line, text: one.text.slice(0, 300), why: one.kind }))),
      )
      continue
    }
    articles.push({ id: `${stem(name)}-A${articles.length + 1}`, page: name, ...found.article })
    dropped.push(...found.dropped)
  }
  return { articles, dropped: dropped.sort((a, b) => a.line - b.line) }
}

/** Only `.txt` goes, so that `a.txt` and `a.md` stay two. @example stem('000_5c.txt') // '000_5c' */
const stem = (name: string) => name.replace(/(?<=.)\.txt$/, '')

function decode(bytes: Uint8Array): string | { refused: string } {
  if (bytes.includes(0)) return { refused: 'binary: it holds zero bytes; only plain text is read, convert it first' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { refused: 'not UTF-8: it was saved in another encoding; save it as UTF-8 and put it in again' }
  }
  if (!/[\p{L}\p{N}]/u.test(text))
    return { refused: 'empty: there is no letter in it; put the text of the article in the file' }
  if (/^\s*(?:<!doctype html|<\?xml|<html[\s>])/i.test(text.slice(0, 2000))) {
    return { refused: 'HTML: only plain text is read; save the page as text and put it in again' }
  }
  return text
}
