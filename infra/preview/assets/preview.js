// The page follows the files: it hears of every save, asks for itself again and replaces what has changed. A frame is
// replaced only when its new mail is painted, so nothing flickers and the place one was reading at stays.
import { foldLooks, handleDesk, keepingPlace } from './desk.js'
import { addGrips } from './grip.js'

const news = document.getElementById('news')
let latest = 0
let shown = Promise.resolve()
/** What was decided here has been said already when its file is saved. */
let hasDecided = false
/** What the server last sent of each part, by id: what was unfolded or fitted in it since is no reason to replace it. */
const sent = new Map([...document.querySelectorAll('[data-live]')].map(({ id, outerHTML }) => [id, outerHTML]))
/** Resolves when the mouse’s button, or the finger, is up. */
let released = Promise.resolve()
/** In px, as in the style sheet. */
const gripWidth = 18

document.documentElement.classList.add('scripted')
foldLooks()
fitAll(document)
countFindings()
listen()
noteReleases()
handleDesk({ show, say, go })

document.addEventListener('change', (event) => {
  const form = event.target.closest?.('#choose')
  if (form) go(`/?${new URLSearchParams(new FormData(form))}`)
})

document.addEventListener('submit', (event) => {
  hasDecided ||= event.target.matches('.decide')
  if (event.target.matches('#choose')) {
    event.preventDefault()
    go(`/?${new URLSearchParams(new FormData(event.target))}`)
  }
  if (event.target.matches('.send-form')) {
    event.preventDefault()
    send(event.target)
  }
})

document.addEventListener('click', (event) => {
  const tab = event.target.closest?.('[data-tab]')
  if (!tab || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  go(tab.getAttribute('href'))
})

addEventListener('popstate', () => show())

/** The width that a frame was drawn to stands in the address like those that are ticked. */
function settle(before, after) {
  const query = new URLSearchParams(location.search)
  const form = document.getElementById('choose')
  const widths = query.has('width') ? query.getAll('width') : new FormData(form).getAll('width').filter(Boolean)
  query.delete('width')
  for (const width of new Set(widths.map((one) => (one === before ? after : one)))) query.append('width', width)
  go(`/?${query}`)
}

function go(address) {
  history.pushState(null, '', address)
  return show()
}

function listen() {
  const events = new EventSource('/events')
  let wasLost = false
  events.addEventListener('ready', ({ data }) => {
    // What was saved between the making of this page and now has been told to others alone.
    if (wasLost || JSON.parse(data).told !== Number(document.body.dataset.told)) show()
    wasLost = false
  })
  events.addEventListener('saved', (event) => {
    const { files, savedAt, said } = JSON.parse(event.data)
    const isOurs = hasDecided && files.every((file) => file.includes('decisions/'))
    show().then(() => {
      if (isOurs) return
      say(said ?? `${files.join(', ')} saved; page updated in ${Math.max(0, Math.round(Date.now() - savedAt))} ms.`)
    })
  })
  events.addEventListener('error', () => {
    wasLost = true
    say('The preview has stopped. Start it again with “npm run preview”.')
  })
}

/** Asks for the page that the address names and takes over what differs. Only the newest question counts: whoever asked
 * before waits for it too. */
function show() {
  shown = replaceWhatDiffers()
  return shown
}

async function replaceWhatDiffers() {
  const turn = ++latest
  const answer = await fetch(location.href).catch(() => null)
  if (answer === null) return
  if (turn !== latest) return shown
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  await released
  if (turn !== latest) return shown
  document.title = next.title
  const painted = []
  for (const part of next.querySelectorAll('[data-live]')) {
    const old = document.getElementById(part.id)
    if (old === null) return location.reload()
    const { outerHTML } = part
    if (sent.get(part.id) === outerHTML) continue
    sent.set(part.id, outerHTML)
    if (part.id === 'panel' && sameFrames(old, part)) painted.push(...swapFrames(old, part))
    else keepingPlace(old, () => old.replaceWith(part))
  }
  fitAll(document)
  countFindings()
  await Promise.all(painted)
}

/** What is pressed stays, and where it is, until it is let go: replaced or moved in between, it would never be clicked.
 * Over the menu that a `select` opens, browsers do not tell. */
function noteReleases() {
  addEventListener('pointerdown', ({ button, target }) => {
    if (button !== 0 || target.closest?.('select')) return
    released = new Promise((resolve) => {
      // A click follows its release at once.
      for (const end of ['pointerup', 'pointercancel', 'blur'])
        addEventListener(end, () => setTimeout(resolve), { once: true })
    })
  })
}

/** On the tab where they stand; it comes after the page, for it takes a moment. */
async function countFindings() {
  const turn = latest
  const answer = await fetch(`/findings${location.search}`).catch(() => null)
  if (!answer?.ok) return
  const { count } = await answer.json()
  await released
  if (turn !== latest) return
  const badge = document.querySelector('.badge')
  if (badge === null) return
  badge.hidden = count === 0
  badge.textContent = count
  badge.title = count === 1 ? '1 finding' : `${count} findings`
}

function sameFrames(old, next) {
  const keys = (part) => [...part.querySelectorAll('iframe')].map((frame) => frame.dataset.key).join()
  return keys(old) !== '' && keys(old) === keys(next)
}

/** Answers a promise for each frame that had to be loaded anew. */
function swapFrames(old, next) {
  const fresh = [...next.querySelectorAll('figure')]
  return [...old.querySelectorAll('figure')].flatMap((figure, at) => {
    const [frame, other] = [figure.querySelector('iframe'), fresh[at].querySelector('iframe')]
    figure.querySelector('figcaption').textContent = fresh[at].querySelector('figcaption').textContent
    if (frame.getAttribute('src') === other.getAttribute('src')) return []
    other.height = frame.height
    other.classList.add('coming')
    frame.after(other)
    return [
      new Promise((resolve) => {
        other.addEventListener('load', () => {
          fitFrame(other)
          other.classList.remove('coming')
          frame.remove()
          resolve()
        })
      }),
    ]
  })
}

/** Frames are as high as their mail, so that several are read side by side with one scroll. */
function fitAll(root) {
  addGrips(root, { refit: fitFrame, settle })
  for (const frame of root.querySelectorAll('iframe.mail:not(.fitted)')) {
    frame.classList.add('fitted')
    frame.addEventListener('load', () => fitFrame(frame))
    if (frame.contentDocument?.readyState === 'complete') fitFrame(frame)
  }
}

function fitFrame(frame) {
  const mail = frame.contentDocument
  if (mail?.body == null || frame.contentWindow.location.href === 'about:blank') return
  frame.classList.add('fitted')
  const height = Math.max(mail.documentElement.offsetHeight, mail.body.scrollHeight)
  if (height > 0) frame.height = height
  fitWindow(frame)
  mail.addEventListener('click', explainLink)
  const isDark = frame.contentWindow.matchMedia('(prefers-color-scheme: dark)').matches
  if (isDark !== frame.classList.contains('dark'))
    say('This browser cannot set light or dark for one frame. Change the system setting instead.')
}

/** A frame that is wider than its place is drawn smaller; its media queries still know its own width. */
function fitWindow(frame) {
  const room = frame.closest('.frames')?.clientWidth ?? 0
  const [width, height] = [Number(frame.width), Number(frame.height)]
  const scale = Math.min(1, Math.max(0, room - gripWidth) / width)
  const isSmaller = scale > 0 && scale < 1
  frame.style.transform = isSmaller ? `scale(${scale})` : ''
  frame.style.marginInlineEnd = isSmaller ? `${width * (scale - 1)}px` : ''
  frame.style.marginBlockEnd = isSmaller ? `${height * (scale - 1)}px` : ''
}

addEventListener('resize', () => {
  for (const frame of document.querySelectorAll('iframe.mail')) fitWindow(frame)
})

/** Links of a mail are looked at, not followed: nothing leaves this machine. Places in the mail are. */
function explainLink(event) {
  const link = event.target.closest?.('a[href]')
  if (!link || link.getAttribute('href').startsWith('#')) return
  event.preventDefault()
  say(`This link leads to ${link.href}`)
}

async function send(form) {
  say('Sending…')
  const body = new URLSearchParams(new FormData(form))
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/plain' } }).catch(() => null)
  say(answer === null ? 'The preview does not answer.' : (await answer.text()).trim())
}

/** Longer words move what stands below them. */
async function say(words) {
  await released
  news.textContent = words
  news.classList.add('said')
}

/** Farther down the page the news stands at the edge of the window, where it is seen; back at its place, it moves what
 * stands below. */
new IntersectionObserver(async (seen) => {
  await released
  document.documentElement.classList.toggle('scrolled', !seen.at(-1).isIntersecting)
}).observe(document.querySelector('.bar h1'))
