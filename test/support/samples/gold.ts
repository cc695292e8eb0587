// The hand-made annotation of the five seed pages (`test/gold/README.md`), and the pages as the engine reads them.
import { readFileSync } from 'node:fs'
import type { Article, ReadPage } from '../../../functions/content/types.ts'
import { samplePages, samplePageText, sampleTopics } from './sample.ts'

const root = new URL('../../..', import.meta.url).pathname
const json = (path: string): unknown => JSON.parse(readFileSync(`${root}${path}`, 'utf8'))

export interface GoldArticle {
  id: string
  title: string | null
  title_line?: number
  authors: string[]
  author_role: string | null
  publication: string | null
  publication_date: string | null
  source_line: string | null
  standfirst: { text: string } | null
  headings?: { line: number; text: string }[]
  paragraphs: { lines: number[]; topics: string[]; also_acceptable: string[] }[]
  sections: { source: string; paragraph_ranges: [number, number][] }
}

export interface GoldUnit {
  key: string
  text: string
  standsAlone: boolean
  goodOpener: boolean
}

export interface GoldStory {
  main: { key: string }
  sameMatter: string[]
  views: { key: string }[]
}

export const goldSeeds = json('test/gold/gold-seeds.json') as {
  files: { file: string; articles: GoldArticle[]; boilerplate: { lines: number[]; text: string }[] }[]
  near_duplicates: { pairs: { a: string; b: string }[] }
}
export const goldSentences = (
  json('test/gold/gold-sentences.json') as { gold: Record<string, { sentences: string[]; units?: string[] }> }
).gold
export const goldUnits = json('test/gold/gold-units.json') as GoldUnit[]
export const goldStories = (json('test/gold/gold-stories.json') as { stories: GoldStory[] }).stories

export const seedText = samplePageText
export const seedTopics = sampleTopics()
export const seedPages: ReadPage[] = samplePages()
export const seedArticles: Article[] = seedPages.flatMap((page) => page.articles)

/** @example goldId('000_5c600ab61975111b-A2') // '000-A2' */
export const goldId = (article: string) => `${article.slice(0, 3)}${article.slice(article.lastIndexOf('-'))}`

/** Pairs of an annotated article and what was read. */
export const pairs: [GoldArticle, Article][] = goldSeeds.files.flatMap(({ file, articles }) => {
  const read = seedPages.find((page) => page.page === file)?.articles ?? []
  return articles.flatMap((gold, n): [GoldArticle, Article][] => {
    const article = read[n]
    return article === undefined ? [] : [[gold, article]]
  })
})

export const caps = { wordsPerStory: 90, wordsPerSentence: 40, wordsPerLeadSentence: 52 }
