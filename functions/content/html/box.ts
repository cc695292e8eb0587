// Blocks of an HTML page, and what each is according to its tag, class names and ids: navigation, advert, caption,
// byline, standfirst or other boilerplate around the text. New class names or tags of an ad, a promo, an offer to sign
// up or a list of related stories are added here.

export interface Box {
  tag: string
  parent: Box | null
  /** Why it is not part of an article, by its own names: `navigation`, `related`. */
  boilerplate: string | null
  /** It contains someone else's words. */
  quotation: boolean
  /** It describes a picture or a film. */
  caption: boolean
  /** It sums up the article: its name means only that (`named`), or may mean it. */
  standfirst: 'named' | 'perhaps' | null
  /** It contains a title, so a quotation around it is only a matter of style. */
  titled: boolean
  /** A `pre` with text wrapped at a fixed width, or with code. */
  preformatted: 'prose' | 'code' | null
}

/** Attributes by which sites name the purpose of a block. */
const naming = ['class', 'id', 'data-testid', 'data-component', 'data-module', 'data-hook']
// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
const longestNames = 300

/** A box with all that are around it, from the inside out. */
export function boxesAround(box: Box | null): Box[] {
  const boxes: Box[] = []
  for (let at = box; at !== null; at = at.parent) boxes.push(at)
  return boxes
}

export function boxOf(tag: string, attributes: ReadonlyMap<string, string>, parent: Box | null): Box {
  // The id of a heading is made of its words, and leads to it.
  const names = (/^h[1-6]$/.test(tag) ? naming.filter((name) => name !== 'id') : naming)
    .map((name) => attributes.get(name) ?? '')
    .join(' ')
    .slice(0, longestNames)
  const words = names.trim() === '' ? [] : wordsOf(names)
  return {
    tag,
    parent,
    boilerplate: locked(attributes) ? 'paywall' : boilerplateOf(tag, words),
    quotation: tag === 'blockquote' || quotes.test(names),
    caption: tag === 'figcaption' || captionNames.test(words.join('-')) || pictured.test(attributes.get('id') ?? ''),
    standfirst: attributes.get('itemprop') === 'description' ? 'named' : standfirstOf(words.join('-')),
    titled: false,
    preformatted: null,
  }
}

const captionNames = /(?:^|-)(?:captions?|(?:ima?ge?|photo|picture|pic|figure|fig|illo|media)-cap)(?:-|$)/
/** The id of the box that software for blogs sets around a picture and its caption. */
const pictured = /^attachment_\d+$/

/** A theme's style of quotations says nothing about the contents: `blockquote-style-2`. */
const quotes = /(?:^|[\s_-])(?:pull-?quote|block-?quote|quote-?block)s?(?:$|[\s_-])(?!style)/i

/** What AMP shows only to people who may not read on. */
const locked = (attributes: ReadonlyMap<string, string>) =>
  attributes.get('subscriptions-section') === 'content-not-granted' ||
  /^not\b/i.test(attributes.get('amp-access') ?? '')

const boilerplateTags = new Map([
  ['nav', 'navigation'],
  ['menu', 'navigation'],
  ['footer', 'footer'],
  ['aside', 'aside'],
  ['form', 'form'],
])

/** Names that sites give to blocks around their articles, word by word; and words that mean it only together. */
const boilerplateWords = new Set(
  `nav navbar navigation menu footer sidebar related recommended recommendations newsletter signup subscribe subscription
  promo promotion advert advertisement ad ads sponsored sponsor share sharing social comment comments disqus cookie
  cookies consent breadcrumb breadcrumbs popup modal trending popular teaser teasers paywall donate donation poll bio
  byline credit copyright tags readmore outbrain taboola recirc recirculation regwall tooltip disclaimer affiliate
  gallery slideshow carousel lightbox sharedaddy jp-relatedposts toc`.split(/\s+/),
)
/** `use-lightbox`, `has-sidebar`: such names describe a block's surroundings, not the block itself. */
const tells = new Set('use has have with without no not enable enabled supports js'.split(' '))
const boilerplateNames =
  /(?:^|-)(?:(?:author|writer|contributor)-(?:box|bio|info|card|desc|description|profile|about)|about-(?:the-)?(?:author|writer)|read-(?:more|next|also)|(?:more|also)-(?:on|from|stories|read|like)|up-next|most-(?:read|popular)|inline-(?:promo|link|related)|call-to-action|sign-(?:up|in)|kg-callout|tp-container|image-(?:wrapper|credit|meta|info)|photo-(?:credit|caption|info))(?:-|$)/

function boilerplateOf(tag: string, words: readonly string[]): string | null {
  const byTag = boilerplateTags.get(tag)
  if (byTag !== undefined || tag === 'body' || tag === 'html' || words.length === 0) return byTag ?? null
  const isOne = (word: string) => boilerplateWords.has(word) && !(tag === 'p' && word === 'paywall')
  const byWord = words.find((word, at) => isOne(word) && !tells.has(words[at - 1] ?? ''))
  return byWord ?? boilerplateNames.exec(words.join('-'))?.[0].replace(/^-|-$/g, '') ?? null
}

const standfirstNames =
  /(?:^|-)(?:de(?:k|ck)|stand-?first|sub-?titles?|sub-?head(?:s|er|ing|line)?|strap-?line|headline-+sub|excerpt|(?:article|story|post|field|field-name|entry|node)-+(?:field-+)?(?:summary|desc|description|blurb|standfirst)|chap(?:o|eau)|bajada|copete|entradilla|vorspann|sottotitolo|spitzmarke)(?:-|$)/
const perhapsStandfirst =
  /(?:^|-)(?:lead|lede|intro|introduction|summary|description|desc|abstract|teaser|preamble)(?:-|$)/

const standfirstOf = (names: string): Box['standfirst'] =>
  standfirstNames.test(names) ? 'named' : perhapsStandfirst.test(names) ? 'perhaps' : null

/** @example wordsOf('InlineImage-caption') // ['inline', 'image', 'caption'] */
const wordsOf = (names: string): string[] =>
  names
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
