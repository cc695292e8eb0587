// The field of the search page and its list of hits; what a query finds is in `search-query.ts`. The files of the index
// are fetched when somebody goes to the field. What is typed is kept in the fragment of the page's address, which
// browsers send nowhere.
import { searchIn } from '../../functions/archive/search/search-query.ts'

const form = document.getElementById('search')
const field = document.getElementById('words')
const status = document.getElementById('status')
const found = document.getElementById('found')
const { files, locale, story, edition, searching, none, failed } = form.dataset
const forms = JSON.parse(form.dataset.found)
const plural = new Intl.PluralRules(locale)
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const number = new Intl.NumberFormat(locale)

/** The most stories that are shown. */
const mostShown = 50
/** Milliseconds after the last key until the search begins. */
const pause = 200

const dates = new Map()
const indexes = []
let loading

function load() {
  loading ??= Promise.all(
    files.split(' ').map(async (file) => {
      const answer = await fetch(file)
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
      const known = await answer.json()
      for (const [id, date] of Object.entries(known.editions)) dates.set(id, date)
      indexes.push(searchIn(known))
    }),
  ).catch((error) => {
    loading = undefined
    indexes.length = 0
    throw error
  })
  return loading
}

let asked = 0

async function search() {
  const query = field.value.trim()
  asked += 1
  const own = asked
  history.replaceState(null, '', query === '' ? location.pathname : `#q=${encodeURIComponent(query)}`)
  if (query === '') return show([], '')
  if (indexes.length === 0) status.textContent = searching
  try {
    await load()
  } catch {
    if (own === asked) show([], failed)
    return
  }
  // More was typed in the meantime.
  if (own !== asked) return
  const all = indexes.flatMap((ask) => ask(query))
  all.sort((a, b) => b.score - a.score || dates.get(b.edition).localeCompare(dates.get(a.edition)))
  const count = forms[plural.select(all.length)] ?? forms.other
  show(all.slice(0, mostShown), all.length === 0 ? none : count.replace('{count}', number.format(all.length)))
}

function show(stories, words) {
  status.textContent = words
  found.replaceChildren(...stories.map(entry))
}

function entry({ edition: id, story: anchor, name, lang, dir, label }) {
  const link = document.createElement('a')
  link.href = `${story.replace('EDITION', id)}#${encodeURIComponent(anchor)}`
  link.textContent = name
  const line = document.createElement('p')
  if (lang !== null) line.lang = lang
  line.dir = dir
  line.append(link)
  const date = day.format(new Date(`${dates.get(id)}T00:00:00Z`))
  const about = document.createElement('p')
  about.className = 'quiet'
  about.textContent = [label, edition.replace('{date}', date)].filter((part) => part !== '').join(' · ')
  const item = document.createElement('li')
  item.append(line, about)
  return item
}

let waiting
field.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(search, pause)
})
field.addEventListener('focus', () => void load().catch(() => {}), { once: true })
form.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(waiting)
  void search()
})
form.hidden = false
document.getElementById('without').hidden = true

/** A link to what was found. */
function askedInAddress() {
  field.value = new URLSearchParams(location.hash.slice(1)).get('q') ?? ''
  if (field.value !== '') void search()
}

addEventListener('hashchange', askedInAddress)
askedInAddress()
