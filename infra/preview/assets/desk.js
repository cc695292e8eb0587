// The editor's desk, quicker: words are counted as they are written, sentences judged as they are ticked, and a save
// leaves the page where it is. Without this the same forms work.

import { begin, end, remember, restore, seeAnew } from './drafts.js'
import { handleDrag } from './drag.js'

/** @param show asks for the page anew; @param say tells the editor; @param go shows another address */
export function handleDesk({ show, say, go }) {
  document.addEventListener('input', ({ target }) => {
    if (target.matches?.(counted)) count(target)
  })
  document.addEventListener('change', ({ target }) => {
    if (target.name === 'sentence') judge(target.form)
  })
  document.addEventListener('submit', (event) => {
    if (event.target.matches('.apply')) {
      event.preventDefault()
      apply(event.target, event.submitter, { show, say })
    }
    if (!event.target.matches('.decide')) return
    event.preventDefault()
    decide(event.target, event.submitter, { show, say, go })
  })
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-go]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { hash, pathname, search } = new URL(link.href)
    go(pathname + search).then(() => document.querySelector(`${hash} :checked`)?.scrollIntoView({ block: 'center' }))
  })
  document.addEventListener('keydown', (event) => {
    const act = { ArrowUp: 'up', ArrowDown: 'down' }[event.key]
    const line = event.altKey && act !== undefined ? event.target.closest?.('summary')?.closest('.line') : null
    if (!line) return
    event.preventDefault()
    line.querySelector(`.moves [value="${act}"]`)?.click()
  })
  handleDrag((line, rank) => {
    const form = line.querySelector('form.moves')
    const button = document.createElement('button')
    Object.assign(button, { name: 'act', value: 'place', hidden: true })
    form.elements.to.value = rank
    form.append(button)
    form.requestSubmit(button)
    button.remove()
  })
  for (const field of document.querySelectorAll(counted)) count(field)
}

/** Fields whose words or characters are counted as they are written. */
const counted = '[data-most-words], [data-most-characters]'

/** What is open, written and focused stays so.
 *
 * @param change replaces parts of the page */
export function keepingPlace(root, change) {
  const { id, selectionStart, selectionEnd } = document.activeElement ?? {}
  const line = document.activeElement?.closest?.('.line')?.id
  const open = [...root.querySelectorAll('details[id][open]')].map((details) => details.id)
  const folded = [...root.querySelectorAll('#choose details[id]:not([open])')].map((details) => details.id)
  remember(root)
  change()
  foldLooks()
  for (const one of folded) document.getElementById(one)?.removeAttribute('open')
  for (const one of open) document.getElementById(one)?.setAttribute('open', '')
  restore(document)
  for (const field of document.querySelectorAll(counted)) count(field)
  for (const form of document.querySelectorAll('form:has(.verdict)')) if (isTickedAnew(form)) judge(form)
  if (id || line) focusAgain(id, line, [selectionStart, selectionEnd])
}

/** On a phone the mail comes first. */
export function foldLooks() {
  if (matchMedia('(max-width: 860px)').matches) document.getElementById('looks')?.removeAttribute('open')
}

/** A button that went, or can no longer be used, leaves its story; one that now waits is unfolded. */
function focusAgain(id, line, [start, end]) {
  const same = id ? document.getElementById(id) : null
  const entry = line ? document.getElementById(line)?.querySelector('summary') : null
  const next = same !== null && !same.disabled ? same : entry
  next?.closest('details.list')?.setAttribute('open', '')
  next?.focus({ preventScroll: true })
  if (next === same && same?.localName === 'textarea') same.setSelectionRange(start, end)
}

/** The page stays where it is; what was decided shows by itself. */
async function decide(form, button, { show, say, go }) {
  begin(form)
  const body = new URLSearchParams(new FormData(form, button))
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null)
  const isSaved = answer?.ok ?? false
  const reason =
    answer === null ? 'The preview does not answer.' : isSaved ? '' : (await answer.text()).split('\n\n')[0]
  if (answer?.status === 412) await show()
  if (answer?.status === 412) seeAnew(form)
  end(form, isSaved)
  if (!isSaved) return say(reason.trim())
  const { pathname, search } = new URL(answer.url)
  await (pathname + search === location.pathname + location.search ? show() : go(pathname + search))
  if (button?.value === 'undo') return say('Undone.')
  say(savedWords(button?.value, form.elements.story?.value))
}

/** What the editor is told after a save, by the page as it is then. */
export function savedWords(act, story) {
  return `Saved.${moving.has(act) ? whereIs(story) + matterNow(act, story) : ''}`
}

/** Whoever cannot see the line go must be told where to. */
const moving = new Set('up down place lead print hold drop join part back as-story as-brief as-usual'.split(' '))

function whereIs(story) {
  const line = document.getElementById(`story-${story}`)
  const [name, rank, why] = ['.name', '.rank', '.why'].map((part) => line?.querySelector(part)?.textContent ?? '')
  if (name === '') return ''
  const how = line.querySelector('.form.brief') ? ', in brief' : ''
  if (rank !== '') return ` “${name}” is number ${rank} of ${line.parentElement.children.length}${how}.`
  return line.classList.contains('aside') ? ` “${name}” is ${why}.` : ` “${name}” waits${why === '' ? '' : `: ${why}`}.`
}

/** Joining or parting may leave every story where it was. */
function matterNow(act, story) {
  const state = document.querySelector(`#matter-of-${story} > summary .quiet`)?.textContent.trim()
  return (act === 'join' || act === 'part') && state ? ` Its matter: ${state}.` : ''
}

/** What happened is said as the server says it. */
async function apply(form, button, { show, say }) {
  const body = new URLSearchParams(new FormData(form, button))
  body.set('script', 'yes')
  button.disabled = true
  say(button.value === 'discard' ? 'Discarding…' : 'Applying…')
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null)
  button.disabled = false
  await show()
  say(answer === null ? 'The preview does not answer.' : (await answer.text()).trim())
  const next = [button.id, 'take-back-desk', 'apply-desk', 'standing'].map((id) => document.getElementById(id))
  if (document.activeElement === document.body) next.find((one) => one !== null)?.focus({ preventScroll: true })
}

/** As the server counts: a word holds a letter or a digit. */
function count(field) {
  const { mostWords, mostCharacters } = field.dataset
  const [most, unit] = mostWords === undefined ? [mostCharacters, 'characters'] : [mostWords, 'words']
  const isWord = (word) => /[\p{L}\p{N}]/u.test(word)
  const text = field.value.trim()
  const number = mostWords === undefined ? [...text].length : text.split(/\s+/).filter(isWord).length
  const place = document.getElementById(`${field.id}-count`)
  if (place === null) return
  const isOver = number > most
  place.textContent = `${number} of at most ${most} ${unit}${isOver ? `: ${number - most} too many` : ''}`
  place.classList.toggle('over', isOver)
  field.setAttribute('aria-invalid', String(isOver))
}

const isTickedAnew = (form) =>
  [...form.querySelectorAll('[name="sentence"]')].some(({ checked, defaultChecked }) => checked !== defaultChecked)

let questions = 0

/** Only the newest answer counts. */
async function judge(form) {
  const question = ++questions
  const { check } = form.querySelector('.verdict').dataset
  const keys = new URLSearchParams(new FormData(form).getAll('sentence').map((key) => ['sentence', key]))
  const answer = await fetch(`${check}&${keys}`).catch(() => null)
  if (question !== questions || answer === null || !answer.ok) return
  const { isFine, said } = await answer.json()
  const place = document.getElementById(form.id)?.querySelector('.verdict')
  if (!place) return
  place.textContent = said
  place.classList.toggle('refused', !isFine)
}
