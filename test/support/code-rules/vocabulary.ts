// The words allowed in code and comments: no private metaphors, and in the pure rooms none of the glossary's words to
// avoid.

export interface Breach {
  file: string
  rule: string
  detail: string
}

/** Files that have to contain these words: the rule itself and its test. */
const namesThem = ['test/support/code-rules/vocabulary.ts', 'test/unit/vocabulary.test.ts']

/** Metaphors that stood for several things each, with what to say instead. */
const metaphors = new Map([
  ['desk', 'MessageContext, SendContext, PageContext; the editor’s desk is in infra/preview alone'],
  ['counter', 'ApiContext'],
  ['pen', 'EmailWriter, DecisionFile'],
  ['press', 'ArchiveRenderer; a button is clicked'],
  ['sheet', 'MessageBuffer'],
  ['wishes', 'NextCommandInput'],
  ['brisk', 'withoutClientLogging'],
  ['errand', 'AtLeastOnceSend'],
  ['lately', 'a cache; recently'],
  ['patience', 'requestTimeouts'],
  ['abreast', 'concurrentReaders'],
  ['stationery', 'EmailContext'],
  ['letterhead', 'SenderHeaders'],
  ['outlook', 'UpcomingEditions'],
  ['workshop', 'PreviewState'],
  ['gatekeeper', 'CallAuthorizer'],
  ['mailroom', 'MessageWorld'],
  ['welcoming', 'welcome-world'],
  ['culprit', 'the article at fault'],
  ['manners', 'politeness toward a host'],
  ['crowd', 'many requests; a burst'],
])

/** Not metaphors: names in CSS, browsers and libraries, an email program, the HTTP method, HTTP's user agents. */
const free =
  /[sS]tyle[ -]?[sS]heets?|keyboard\.press|Outlook(?:['’]s)?|patience sorting|\bPOST\b|[uU]ser[ -]?[aA]gents?|[pP]luralCategories/g

/** A comment that personifies code does not say what it does. */
const personified = /\bnobody listens\b|\bis no matter\b|\bgood guest\b|\bthe compiler (?:asks|sees|wants)\b/

/** The glossary’s words to avoid. *Item* and *tag* are left out because HTML, feeds, languages and AWS use them; so is
 * *sent*, the name of a page. A source may be a newsletter, which our briefings are not called. */
const avoided = new Map([
  ['post', 'article'],
  ['chunk', 'passage'],
  ['category', 'topic'],
  ['cluster', 'matter'],
  ['issue', 'edition'],
  ['campaign', 'edition'],
  ['newsletter', 'briefing'],
  ['blast', 'briefing'],
  ['user', 'subscriber, reader'],
  ['contact', 'subscriber'],
  ['blacklist', 'suppression'],
  ['stats', 'receipt'],
])

const pureRooms = /^functions\/(?:content|sources|subscription|edition|archive|delivery)\//

const longestComment = 120

/** @param source TypeScript */
export function vocabularyBreaches(file: string, source: string): Breach[] {
  if (namesThem.includes(file)) return []
  const { identifiers, comments } = wordsOf(source)
  const all = new Set([...wordsIn(file), ...wordsIn(identifiers), ...wordsIn(comments)])
  return [
    ...named('no private metaphors', all, metaphors, file).filter(
      ({ detail }) => !(detail.startsWith('desk') && isEditorsDesk(file)),
    ),
    ...(pureRooms.test(file) ? named('the words of the glossary', all, avoided, file) : []).filter(
      ({ detail }) => !(detail.startsWith('newsletter') && file.startsWith('functions/sources/')),
    ),
    ...longComments(file, source),
    ...(personified.exec(comments) ?? []).map((detail) => ({ file, rule: 'comments do not personify', detail })),
  ]
}

const isEditorsDesk = (file: string) => /^(?:infra|test\/unit|test\/browser)\/preview[/.]/.test(file)

function named(rule: string, words: ReadonlySet<string>, list: ReadonlyMap<string, string>, file: string): Breach[] {
  return [...list].flatMap(([word, better]) =>
    words.has(word) || words.has(plural(word)) ? [{ file, rule, detail: `${word}: say ${better}` }] : [],
  )
}

const plural = (word: string) => (/(?:s|sh|ch)$/.test(word) ? `${word}es` : `${word.replace(/y$/, 'ie')}s`)

/** The words of names in camel case, kebab case or prose, in lower case. */
function wordsIn(text: string): string[] {
  return text
    .replace(free, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

/** Identifiers and comments separately; strings, the text of templates and patterns are data. */
function wordsOf(source: string): { identifiers: string; comments: string } {
  const comments: string[] = []
  const identifiers = source.replace(parts, (whole, comment: string | undefined) => {
    if (comment === undefined) return whole.startsWith('`') ? (whole.match(/\$\{[^{}]*\}/g) ?? []).join(' ') : ' '
    comments.push(comment.replace(/`[^`\n]*`|"[^"\n]*"|@example[^\n]*/g, ' '))
    return ' '
  })
  return { identifiers, comments: comments.join('\n') }
}

const parts =
  /(\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|(?<![:\\'"\w])\/\/[^\n]*)|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[=(,:[!&|?{};\n]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

/** A line with a URL or an example may be longer. */
function longComments(file: string, source: string): Breach[] {
  const rule = `a line of a comment has at most ${longestComment} characters`
  return source
    .split('\n')
    .flatMap((line, at) =>
      /^\s*(?:\/\/|\/\*\*?|\*)\s/.test(line) &&
      line.length > longestComment &&
      !line.includes('://') &&
      !line.includes('@example')
        ? [{ file, rule, detail: `line ${at + 1}: ${line.length}` }]
        : [],
    )
}
