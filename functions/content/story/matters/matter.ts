// Decides which stories are about the same matter: the same event, person or thing at the same time. Stories are taken
// in the order of their dates; each joins the matter it is most like, or begins a new one (single-pass clustering as in
// topic detection and tracking: Allan and others, 1998). Matters that turn out to be one are then merged.
// How alike and how near in time: `matter-groups.ts`, `matter-group.ts`.
import type { Article, Story } from '../../types.ts'
import type { KnownMatter, MatterGroup, Member } from './matter-group.ts'
import { MatterGroups } from './matter-groups.ts'
import { type Vocabulary, vectorsOf } from './matter-vectors.ts'

export type { KnownMatter } from './matter-group.ts'

export interface Matter extends KnownMatter {
  /** Ids of the present stories about it: first those that tell an article's point, then the others, each in the order
   * of their dates. */
  stories: string[]
  /** Publications that report it: reprints count as one, and so do several articles of one publication. If the
   * publication is not known, its page counts instead. */
  publications: string[]
  /** True if an earlier edition knew it. */
  earlier: boolean
}

export interface Matters {
  /** Matter ids by story id, for every story. */
  of: Map<string, string>
  /** Matters with a present story; those reported by most publications first. */
  matters: Matter[]
}

type MatterStory = Pick<Story, 'id' | 'article' | 'first' | 'reprints' | 'sentences' | 'topics' | 'score'>
type MatterArticle = Pick<Article, 'id' | 'page' | 'title' | 'publication' | 'publishedOn'>

/**
 * The matters of a stock. The same stories, articles and earlier matters give the same result in any order. An earlier
 * matter keeps its id, and two earlier ones are never merged; a new matter takes the id of its first story.
 *
 * @param articles articles of the stories, by id; a story without one counts as undated and untitled
 * @param earlier matters reported by earlier editions, as returned in `Matter`
 */
export function mattersOf(
  stories: readonly MatterStory[],
  articles: ReadonlyMap<string, MatterArticle>,
  earlier: readonly KnownMatter[] = [],
): Matters {
  const byId = new Map(stories.map((story) => [story.id, story]))
  const { near, far } = byReach([...byId.values()])
  const { members, vocabulary } = membersOf(near, articles)
  const groups = new MatterGroups(vocabulary, earlier, members.length)
  for (const member of members) groups.place(member)
  groups.merge()
  const told = (group: MatterGroup) =>
    group.members.flatMap(({ id }) => {
      const story = byId.get(id)
      return story === undefined ? [] : [story, ...(story.first ? (far.get(story.article) ?? []) : [])]
    })
  const matters = groups.all().map((group) => matterOf(group, told(group), vocabulary, articles))
  const of = new Map(matters.flatMap(({ id, stories: some }) => some.map((story) => [story, id] as const)))
  return { of, matters: matters.sort(mostToldFirst) }
}

/** Most later stories of a topic that are compared one by one: far more than coming editions will ask for. */
const lookedAt = 200

/** `near`: stories that tell an article's point, and the best of the others. `far`, by article: stories that no coming
 * edition has room for; they are given the matter of the article's first story without being compared. */
function byReach(stories: readonly MatterStory[]): { near: MatterStory[]; far: Map<string, MatterStory[]> } {
  const begun = new Set(stories.flatMap(({ article, first }) => (first ? [article] : [])))
  const near: MatterStory[] = []
  const far = new Map<string, MatterStory[]>()
  const perTopic = new Map<string, number>()
  for (const story of [...stories].sort((a, b) => b.score - a.score || compare(a.id, b.id))) {
    const topic = story.topics[0] ?? ''
    const before = perTopic.get(topic) ?? 0
    if (!story.first) perTopic.set(topic, before + 1)
    if (story.first || before < lookedAt || !begun.has(story.article)) near.push(story)
    else far.set(story.article, [...(far.get(story.article) ?? []), story])
  }
  return { near, far }
}

/** How much the title counts for an article's later stories: an essay goes through several matters. */
const titleShare = 0.5

function membersOf(
  stories: readonly MatterStory[],
  articles: ReadonlyMap<string, MatterArticle>,
): { members: Member[]; vocabulary: Vocabulary } {
  const sorted = [...stories].sort((a, b) => compare(a.article, b.article) || compare(a.id, b.id))
  const vectors = vectorsOf(
    sorted.map(({ article, first, sentences }) => ({
      article,
      title: articles.get(article)?.title?.value ?? '',
      titleShare: first ? 1 : titleShare,
      text: sentences.map((one) => one.text).join(' '),
    })),
  )
  const members = vectors.of.map((vector, n) => {
    const { id = '', article = '', first = false } = sorted[n] ?? {}
    return { id, article, first, date: articles.get(article)?.publishedOn?.value ?? null, vector }
  })
  return { members: members.sort(inOrder), vocabulary: vectors.vocabulary }
}

/** By date, the undated last; within an article the first story before the others. */
function inOrder(a: Member & { article: string }, b: Member & { article: string }): number {
  return (
    compare(a.date ?? '9999', b.date ?? '9999') ||
    Number(b.first) - Number(a.first) ||
    compare(a.article, b.article) ||
    compare(a.id, b.id)
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function matterOf(
  group: MatterGroup,
  own: readonly MatterStory[],
  vocabulary: Vocabulary,
  articles: ReadonlyMap<string, MatterArticle>,
): Matter {
  return {
    id: group.id,
    terms: group.signature(vocabulary),
    size: group.size,
    firstOn: group.firstOn,
    lastOn: group.lastOn,
    stories: [...own.filter(({ first }) => first), ...own.filter(({ first }) => !first)].map(({ id }) => id),
    publications: publicationsOf(own, articles),
    earlier: group.earlier,
  }
}

/** Of articles that print the same words, the first by id counts for all. */
function publicationsOf(stories: readonly MatterStory[], articles: ReadonlyMap<string, MatterArticle>): string[] {
  const names = new Map<string, string>()
  for (const { article, reprints } of stories) {
    const voice = [article, ...reprints].sort(compare)[0] ?? article
    const of = articles.get(voice) ?? articles.get(article)
    const name = of?.publication?.value ?? of?.page ?? article
    names.set(name.toLowerCase(), name)
  }
  return [...names.values()].sort(compare)
}

const mostToldFirst = (a: Matter, b: Matter) =>
  b.publications.length - a.publications.length || b.stories.length - a.stories.length || compare(a.id, b.id)
