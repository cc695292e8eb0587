// Pages of plain text and Markdown of extreme shapes.
import { filled, type Random, type Shape } from './shape.ts'
import { day, name, sentence, sentences } from './words.ts'

const title = 'Turkey and Russia renew a contract\n\n'
/** A text of one kind of part. */
const of =
  (part: (random: Random, n: number) => string, between = '') =>
  (size: number, random: Random) =>
    title + filled(size, (n) => part(random, n), between)

/** An ordinary article with something extreme below its title. */
const under = (extreme: (size: number, random: Random) => string) => (size: number, random: Random) =>
  `${title}${extreme(size, random)}\n\n${filled(8_000, () => sentences(random, 3), '\n\n')}`

const word = (random: Random, letters: string) =>
  Array.from({ length: 2 + random.below(8) }, () => random.of([...letters])).join('')

/** Words of a script, in sentences of eight or without any space. */
const script =
  (letters: string, end: string, space = ' ') =>
  (size: number, random: Random) =>
    filled(size, () => Array.from({ length: 8 }, () => word(random, letters)).join(space) + end, space)

const texts: Record<string, Shape['make']> = {
  paragraphs: of((random) => sentences(random, 4), '\n\n'),
  'one paragraph': of(sentence, ' '),
  'one paragraph of short sentences': of((random) => `${name(random)} left.`, ' '),
  'one sentence of clauses': of((random) => sentence(random).slice(0, -1), ', '),
  'one sentence of words': of((random) => random.of(['Turkey', 'and', 'the', 'gas', 'Moscow', 'of']), ' '),
  'sentences of one word': of((random) => `${random.of(['Yes', 'Turkey', 'No', 'Go'])}.`, ' '),
  'the same sentence': of(() => 'Turkey and Russia have clashed over Ukraine since 2014.', ' '),
  'the same paragraph': of(
    () => 'Turkey and Russia have clashed over Ukraine since 2014. It lost. He said so.',
    '\n\n',
  ),
  'lines of one word': of((random) => random.of(['Turkey', 'gas', 'No.', '1', '-']), '\n'),
  'paragraphs of one word': of((random) => random.of(['Turkey', 'gas', 'No.', '1', '-']), '\n\n'),
  'lines of sentences': of(sentence, '\n'),
  'blank lines': of(() => '\n'),
  spaces: of(() => '        '),
  'spaces and words': of(() => `a${' '.repeat(400)}`),
  tabs: of((random) => `${name(random)}\t\t`),
  names: of(name, ', '),
  'names in a row': of(name, ' '),
  'names as sentences': of(name, '. '),
  'names a line': of(name, '\n'),
  'names joined by and': of(name, ' and '),
  bylines: of((random) => `By ${name(random)}`, '\n\n'),
  'one byline': under((size, random) => `By ${filled(size, () => name(random), ', ')}`),
  'signed articles': of(
    (random) =>
      `${sentence(random)}\nBy ${name(random)}\n${day(random)}\n\n${sentences(random, 6)}\n\n${sentences(random, 6)}\n\n* * *`,
    '\n\n',
  ),
  dates: of(day, ' '),
  'dates a line': of(day, '\n\n'),
  months: of(() => 'January', ' '),
  numbers: of((random) => `${random.below(9999)}`, ' '),
  digits: of((random) => `${random.below(10)}`),
  'digits and points': of((random) => `${random.below(10)}.`),
  'digits and commas': of((random) => `${random.below(10)},`),
  capitals: of((random) => sentence(random).toUpperCase(), ' '),
  'capitals without end': of((random) => word(random, 'ABCDEFGH'), ' '),
  'lower case': of((random) => sentence(random).toLowerCase(), ' '),
  'no spaces': of((random) => word(random, 'abcdefgh')),
  'no spaces, with full stops': of((random) => `${word(random, 'abcdefgh')}.`),
  'one letter': of(() => 'a'),
  'one capital': of(() => 'A'),
  'letters and full stops': of((random) => `${random.of([...'ABCDE'])}.`),
  'letters, full stops and spaces': of((random) => `${random.of([...'ABCDE'])}. `),
  abbreviations: of((random) => random.of(['Dr.', 'U.S.', 'e.g.', 'Mr.', 'No.', 'Jan.', 'Inc.']), ' '),
  punctuation: of((random) => random.of([...'.,;:!?()[]{}-–—/\\…'])),
  'full stops': of(() => '.'),
  'full stops and spaces': of(() => '. '),
  'question marks': of(() => '?!'),
  ellipses: of(() => '… '),
  dashes: of(() => '–'),
  'dashes and words': of((random) => random.of(['Turkey', 'gas', 'of']), ' – '),
  hyphens: of((random) => word(random, 'abcd'), '-'),
  underscores: of(() => '_'),
  slashes: of(() => '/a'),
  'addresses of the web': of((random) => `https://example.com/${word(random, 'abc')}`, ' '),
  'one address of the web': (size) => `${title}https://example.com/${'a/'.repeat(size / 2)}`,
  'addresses of people': of((random) => `${word(random, 'abc')}@example.com`, ' '),
  'at signs': of(() => '@'),
  'a@': of(() => 'a@'),
  'straight quotes': of(() => '"'),
  'straight quotes and words': of((random) => `"${random.of(['Turkey', 'gas', 'of'])}`, ' '),
  'opening quotes': of(() => '“'),
  'opening quotes and sentences': of((random) => `“${sentence(random)}`, ' '),
  'closing quotes and sentences': of((random) => `${sentence(random)}”`, ' '),
  apostrophes: of((random) => `${random.of(['Turkey', "it's", 'dogs'])}'`, ' '),
  'single quotes and sentences': of((random) => `'${sentence(random)}`, ' '),
  guillemets: of((random) => `«${sentence(random)}`, ' '),
  'quotes of every kind': of((random) => random.of([...'“”‘’«»„‚"\'‹›「」'])),
  said: of((random) => `“Yes,” ${name(random)} said.`, ' '),
  speakers: of((random) => `${name(random).toUpperCase()}: ${sentence(random)}`, '\n\n'),
  'speakers in a paragraph': of((random) => `${name(random)}: ${sentence(random)}`, ' '),
  'opening brackets': of(() => '('),
  'opening brackets and sentences': of((random) => `(${sentence(random)}`, ' '),
  'square brackets': of((random) => `[${random.below(99)}] ${sentence(random)}`, ' '),
  'brackets in one another': (size) => `${title}${'('.repeat(size / 2)}a${')'.repeat(size / 2)}`,
  'he said': of(() => 'He said it.', ' '),
  this: of((random) => `${random.of(['This', 'It', 'They', 'However, this'])} was done.`, ' '),
  questions: of((random) => `What did ${name(random)} say to Turkey?`, ' '),
  'combining marks': of(() => 'a\u0301\u0302\u0303'),
  'combining marks alone': of(() => '\u0301'),
  'combining marks on a letter': (size) => `${title}a${'\u0301'.repeat(size / 2)} b`,
  'zero-width': of(() => '\u200b\u200d\ufeff\u2060'),
  'zero-width and words': of((random) => `${word(random, 'abc')}\u200b\u00ad`, ' '),
  'soft hyphens': of(() => 'a\u00ad'),
  'direction marks': of((random) => `\u202e${sentence(random)}\u2067`, ' '),
  'direction marks alone': of(() => '\u202e\u2066'),
  emoji: of((random) => random.of(['👩‍👩‍👧', '🇹🇷', '👍🏽', '1️⃣'])),
  'emoji and words': of((random) => `${sentence(random)} 👩‍👩‍👧`, ' '),
  flags: of(() => '🇹🇷'),
  joiners: of(() => '👩\u200d'),
  'halves of pairs': of((random) => random.of(['\ud800', '\udfff', 'a'])),
  'control characters': of((random) => random.of(['\u0001', '\u0007', '\u001b', 'a', '\u0085', '\u2028'])),
  'replacement characters': of(() => '\ufffd'),
  'no-break spaces': of((random) => sentence(random).replaceAll(' ', '\u00a0'), ' '),
  'spaces of every kind': of((random) => `a${random.of([...'\u2000\u2003\u3000\u00a0\u202f\t'])}`),
  Chinese: script('国家安全新闻报道时间工作', '。', ''),
  'Chinese without end': script('国家安全新闻报道时间工作', '', ''),
  Japanese: script('あいうえおかきくけこ国新聞', '。', ''),
  Thai: script('กขคงจฉชซญฎ', ' ', ''),
  'Thai without spaces': script('กขคงจฉชซญฎ', '', ''),
  Korean: script('가나다라마바사아자차', '.'),
  Arabic: script('ابتثجحخدذرزسش', '.'),
  'Arabic without end': script('ابتثجحخدذرزسش', ''),
  Hebrew: script('אבגדהוזחטיכל', '.'),
  Russian: script('абвгдежзиклмн', '.'),
  Hindi: script('कखगघङचछजझ', '।'),
  'scripts mixed': of((random) => word(random, 'abcабв国家กขابאב'), ' '),
  'languages by turns': of(
    (random) =>
      random.of([
        sentence(random),
        'Die Regierung hat den Vertrag am Montag nicht verlängert.',
        'Правительство продлило договор в понедельник.',
        'وصلت السفينة إلى الميناء أمس.',
      ]),
    '\n\n',
  ),
  'list items': of((random) => `• ${sentence(random)}`, '\n'),
  'numbered lines': of((random, n) => `${n}. ${sentence(random)}`, '\n'),
  'lists in a line': of((random) => `(a) ${name(random)}; (b) ${name(random)};`, ' '),
  'pictures and captions': of((random) => `Photo: ${name(random)}/Example`, '\n\n'),
  labels: of((random) => `${random.of(['Words', 'Author', 'Source', 'Photo'])}: ${name(random)}`, '\n'),
  'Subscribe now': of(() => 'Subscribe now to our newsletter.', '\n\n'),
  'Subscribe in a line': of(() => 'Subscribe now to our newsletter.', ' '),
  'Read more': of((random) => `Read more: ${sentence(random)}`, '\n\n'),
  copyright: of((random) => `© 2024 ${name(random)}. All rights reserved.`, '\n'),
  'titles in a row': of((random) => sentence(random).slice(0, -1), '\n\n'),
  'letter case by turns': of(() => 'aB'),
  'times of the day': of((random) => `${random.below(24)}:${10 + random.below(50)}`, ' '),
  money: of((random) => `$${random.below(999)}.${random.below(99)} million`, ' '),
  'CITY (Agency)': of((random) => `ANKARA (Example) — ${sentence(random)}`, '\n\n'),
}

const moreTexts: Record<string, Shape['make']> = {
  'paragraphs and quoted lines': of((random) => `> ${sentence(random)}\n\n${sentences(random, 2)}`, '\n\n'),
  'heads about somebody': of(
    (random) => `About Norland\n\nNorland ${sentence(random)} ${sentences(random, 2)}`,
    '\n\n',
  ),
  'heads of highlights': under((size) => 'Key points:\n\n'.repeat(size / 13)),
  highlights: under((size, random) =>
    filled(size, () => `Key points:\n- ${name(random)} sleeps\n- ${name(random)} runs\n`, '\n'),
  ),
  'names above the text': under((size, random) => filled(size, () => name(random), '\n\n')),
  'parts too short for an article': of(
    (random) =>
      `*****************\n\n${sentence(random).slice(0, -1)}\n\n${sentence(random)} It lost a bit more of it in the end.`,
    '\n\n',
  ),
}

const markdown: Record<string, Shape['make']> = {
  paragraphs: of((random) => sentences(random, 4), '\n\n'),
  'emphasis nested': of(() => '*a **b '),
  asterisks: of(() => '*'),
  'asterisks and words': of((random) => `*${random.of(['Turkey', 'gas'])}`, ' '),
  'underscores and words': of((random) => `_${random.of(['Turkey', 'gas'])}`, ' '),
  'opening square brackets': of(() => '['),
  'closing square brackets': of(() => ']'),
  'brackets nested': (size) => `# T\n\n${'['.repeat(size / 2)}a${']'.repeat(size / 2)}(b)`,
  'half links': of(() => '[a]('),
  'half links and words': of((random) => `[${name(random)}](https://example.com/`, ' '),
  links: of((random, n) => `[${name(random)}](https://example.com/${n})`, ' '),
  images: of((random, n) => `![${name(random)}](/${n}.png)`, '\n\n'),
  'half images': of(() => '![a'),
  'reference links': of((random, n) => `[${name(random)}][${n}]`, ' '),
  definitions: of((random, n) => `[${n}]: https://example.com/ "${name(random)}"`, '\n'),
  backticks: of(() => '`'),
  'backticks of growing runs': (size) => filled(size, (n) => `${'`'.repeat(n + 1)} a `),
  fences: of(() => '```\ncode\n'),
  'fences never closed': of(() => '```js\n~~~\n'),
  'block quotes nested': (size, random) => `# T\n\n${'> '.repeat(size / 2)}${sentence(random)}`,
  'block quotes, each deeper': (size) => filled(size, (n) => `${'> '.repeat(n % 400)}Turkey met.`, '\n'),
  'block quotes': of((random) => `> ${sentence(random)}`, '\n'),
  'lists nested': (size) => filled(size, (n) => `${'  '.repeat(n % 400)}- Turkey`, '\n'),
  headings: of((random) => `## ${name(random)}`, '\n\n'),
  'number signs': of(() => '#'),
  'headings of signs': of(() => `# a ${'#'.repeat(100)}`, '\n'),
  tables: of((random) => `| ${name(random)} | ${random.below(99)} |`, '\n'),
  pipes: of(() => '|'),
  rules: of(() => '* * *', '\n'),
  'underlined headings': of((random) => `${name(random)}\n====`, '\n'),
  escapes: of(() => '\\*'),
  backslashes: of(() => '\\'),
  'html in it': of((random) => `<div>${sentence(random)}\n`),
  'half tags': of(() => '<a '),
  footnotes: of((random, n) => `${sentence(random)}[^${n}]`, ' '),
  'footnote texts': of((random, n) => `[^${n}]: ${sentence(random)}`, '\n'),
  'front matter': (size, random) =>
    `---\n${filled(size, (n) => `key${n}: ${name(random)}`, '\n')}\n---\n\n${filled(8_000, () => sentences(random, 3), '\n\n')}`,
  'front matter of authors': (size, random) =>
    `---\nauthors:\n${filled(size, () => `  - ${name(random)}`, '\n')}\n---\n\n${filled(8_000, () => sentences(random, 3), '\n\n')}`,
  'front matter in a line': (size, random) =>
    `---\nauthors: [${filled(size, () => name(random), ', ')}]\n---\n\n${filled(8_000, () => sentences(random, 3), '\n\n')}`,
  'front matter never closed': (size, random) => `---\n${filled(size, (n) => `key${n}: ${name(random)}`, '\n')}`,
  'front matter nested': (size, random) =>
    `---\n${filled(size, (n) => `${' '.repeat(n % 300)}a:`, '\n')}\n---\n\n${filled(8_000, () => sentences(random, 3), '\n\n')}`,
  tildes: of(() => '~~'),
  'bare addresses': of((_, n) => `<https://example.com/${n}>`, ' '),
}

/** In UTF-16, little-endian, with its mark. */
function utf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le')
}

const page =
  (form: 'txt' | 'md', label: string) =>
  ([title, make]: [string, Shape['make']]): Shape => ({
    name: `${label}: ${title}`,
    path: 'page',
    form,
    make,
  })

export const textPages: Shape[] = [
  ...Object.entries({ ...texts, ...moreTexts }).map(page('txt', 'text')),
  ...Object.entries(markdown).map(page('md', 'Markdown')),
  page('txt', 'UTF-16')(['paragraphs', (size, random) => utf16(filled(size / 2, () => sentences(random, 4), '\n\n'))]),
  page(
    'txt',
    'bytes',
  )(['of no encoding', (size, random) => Uint8Array.from({ length: size }, () => random.below(256))]),
  page(
    'txt',
    'bytes',
  )([
    'of an old encoding',
    (size, random) =>
      Buffer.from(
        filled(size, () => `${sentence(random)} caf\u00e9 `),
        'latin1',
      ),
  ]),
]
