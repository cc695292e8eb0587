// Which stories are about the same matter: the same event, person or thing in the same time. Stories come one by one in
// the order of their dates and join the matter they are likest to, or begin one (single-pass clustering as in topic
// detection and tracking: Allan and others, 1998); then matters that turned out to be one are merged.
import type { Article, Story } from '../types.ts'
import type { KnownMatter, MatterGroup, Member } from './matter-group.ts'
import { MatterGroups } from './matter-groups.ts'
import { type Vocabulary, vectorsOf } from './matter-vectors.ts'

export type { KnownMatter } from './matter-group.ts'

export interface Matter extends KnownMatter {
  /** Ids of the stories at hand that are about it, those that tell an article's point first, each kind in the order in
   * which they came. */
  stories: string[]
  /** Who tells it among them: reprints are one voice, and one publication counts once. Where the publication is not
   * known, its page stands for it. */
  publications: string[]
  /** True where it was known before. */
  earlier: boolean
}

export interface Matters {
  /** Story id → matter id, of every story. */
  of: Map<string, string>
  /** Those with a story at hand; the ones that most publications tell first. */
  matters: Matter[]
}

type MatterStory = Pick<Story, 'id' | 'article' | 'first' | 'reprints' | 'sentences' | 'topics' | 'score'>
type MatterArticle = Pick<Article, 'id' | 'page' | 'title' | 'publication' | 'publishedOn'>

/**
 * The matters of a stock. The same stories, articles and earlier matters give the same matters, in whatever order they
 * come; an earlier matter keeps its id and two earlier ones are never merged, a new one is named after its first story.
 *
 * @param articles those of the stories, by id; a story without one counts as undated and untitled
 * @param earlier matters that earlier editions told, as `Matter` gave them
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

/** Later stories of a topic that are looked at by themselves: far more than editions to come will ask for. */
const lookedAt = 200

/** Those that tell an article's point and the best of the others; and by article those that no edition in sight has
 * room for: they are on the matter of its first story unseen. */
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

/** An article's later stories are about what it is about by half: an essay goes through several matters. */
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

/** By date, the undated last; an article's first story before its others. */
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

/** Of the articles that print the same words, the first one by id speaks for all. */
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
