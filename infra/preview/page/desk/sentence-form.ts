// Choosing other sentences of a story's article: all of it, sentence by sentence, with the printed ones ticked.
import { ownEntry } from '../../../../functions/content/language/words/own-entry.ts'
import { addressOf } from '../../query.ts'
import type { ArticleSentence, CutAnswer, EditorsDesk, OpenArticle, PrintedStory } from '../../types.ts'
import { count, html, type Markup } from '../markup/html.ts'
import { button, type Editing, form } from './desk-form.ts'

/** A link opens and closes the article, so that the page contains only one. */
export function sentenceForm(story: PrintedStory, desk: EditorsDesk, editing: Editing): Markup {
  const { open, pageQuery } = editing
  const isOpen = open?.story === story.id
  const place = addressOf(pageQuery, { story: isOpen ? null : story.id })
  const link = html`<a class="opener" href="${place}#sentences-of-${story.id}" id="open-${story.id}" data-go aria-expanded="${String(isOpen)}">${isOpen ? 'Close the article' : 'Other sentences'}<span class="unseen">: ${story.name}</span></a>`
  return html`<div id="sentences-of-${story.id}" class="sentences">${link}${isOpen ? chooser(story, open, desk, editing) : null}</div>`
}

function chooser(story: PrintedStory, article: OpenArticle, { decisions }: EditorsDesk, editing: Editing): Markup {
  const isCut = ownEntry(decisions.sentences, story.id) !== undefined
  const printed = article.paragraphs.flatMap(({ sentences }) => sentences.filter(({ isPrinted }) => isPrinted))
  const words = printed.reduce((sum, one) => sum + one.words, 0)
  const content = html`<fieldset><legend>Two to four sentences that follow each other${article.title === null ? null : html`, of “${article.title}”`}</legend>
<div class="scroll article" tabindex="0" role="group" aria-label="Sentences of the article" lang="${article.language}">${article.paragraphs.map(paragraph)}</div></fieldset>
<p class="verdict" role="status" data-check="${`/cut${addressOf(editing.pageQuery, { story: story.id }).slice(1)}`}">${count(printed.length, 'sentence', 'sentences')}, ${count(words, 'word', 'words')}: as it is printed now.</p>
<div class="row">${button('sentences', html`Print these<span class="unseen"> sentences: ${story.name}</span>`, story.id)}${isCut ? button('no-sentences', html`Back to the usual excerpt<span class="unseen">: ${story.name}</span>`, story.id) : null}</div>`
  const facts = {
    decisions,
    part: 'sentences',
    story: story.id,
    id: `sentences-form-${story.id}`,
    looks: 'words',
  } as const
  return form(editing, facts, content)
}

function paragraph({ heading, sentences }: OpenArticle['paragraphs'][number]): Markup {
  return html`${heading === null ? null : html`<p class="heading" dir="auto">${heading}</p>`}<div class="paragraph">${sentences.map(sentence)}</div>`
}

function sentence({ key, text, isPrinted, bar }: ArticleSentence): Markup {
  const state = html`${isPrinted ? html` checked` : null}${bar !== null && !isPrinted ? html` disabled` : null}`
  return html`<label class="tick"><input type="checkbox" name="sentence" value="${key}" id="sentence-${key}"${state}><span><span dir="auto">${text}</span>${bar === null ? null : html` <small class="quiet" lang="en">(${bar})</small>`}</span></label>`
}

/** @example verdictWords({ texts: ['…', '…'], words: 41, mostWords: 90, reason: null, caution: null }) */
export function verdictWords({ texts, words, mostWords, reason, caution }: CutAnswer): string {
  const counted = `${count(texts.length, 'sentence', 'sentences')}, ${words} of at most ${mostWords} words.`
  if (reason !== null) return `${counted} Not possible: ${reason}.`
  return `${counted} They can be printed.${caution === null ? '' : ` ${caution}`}`
}
