// The annotation of the seed pages, and the seed pages as the engine reads them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, ReadPage, Topic } from '../../functions/content/types.ts'
import type { GoldArticle, GoldUnit } from '../support/samples/gold.ts'
import { samplePages, sampleTopics } from '../support/samples/sample.ts'

export interface GoldStory {
  id: string
  main: { key: string }
  sameMatter: string[]
  views: { key: string }[]
}

export interface GoldQuote {
  article: string
  /** Counting from 1. */
  paragraph: number
  quote: string | null
  speaker: string | null
  kind: 'speech' | 'term' | 'title' | 'indirect'
}

export interface Annotation {
  files: { file: string; articles: GoldArticle[]; boilerplate: { text: string }[] }[]
  pairs: { a: string; b: string }[]
  sentences: Record<string, { sentences: string[]; units?: string[] }>
  units: GoldUnit[]
  stories: GoldStory[]
  quotes: GoldQuote[]
}

export function readAnnotation(folder: string): Annotation {
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const seeds = json('gold-seeds.json')
  return {
    files: seeds.files,
    pairs: seeds.near_duplicates.pairs,
    sentences: json('gold-sentences.json').gold,
    units: json('gold-units.json'),
    stories: json('gold-stories.json').stories,
    quotes: seeds.quotes,
  }
}

export interface Seeds {
  pages: ReadPage[]
  articles: Article[]
  topics: Topic[]
  /** An annotated article beside the one that was read in its place. */
  pairs: [GoldArticle, Article][]
}

export function readSeeds({ files }: Annotation): Seeds {
  const pages = samplePages()
  const pairs = files.flatMap(({ file, articles }) => {
    const read = pages.find((page) => page.page === file)?.articles ?? []
    return articles.flatMap((gold, n): [GoldArticle, Article][] => {
      const article = read[n]
      return article === undefined ? [] : [[gold, article]]
    })
  })
  return { pages, articles: pages.flatMap((page) => page.articles), topics: sampleTopics(), pairs }
}

/** @example goldId('000_5c600ab61975111b-A2') // '000-A2' */
export const goldId = (article: string) => `${article.slice(0, 3)}${article.slice(article.lastIndexOf('-'))}`
