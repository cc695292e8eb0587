// Stories are drawn to another place by their rank: the line follows the pointer, and is saved where it is let go.

/** @param place is asked to put the story of a line at a rank */
export function handleDrag(place) {
  let drag = null
  document.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest?.('[data-handle]')
    const line = handle?.closest('.printed > .line')
    if (!line || event.button !== 0) return
    event.preventDefault()
    const lines = [...line.parentElement.children]
    drag = { line, handle, lines, from: lines.indexOf(line), to: lines.indexOf(line), start: event.pageY }
    handle.setPointerCapture(event.pointerId)
    line.classList.add('dragged')
  })
  document.addEventListener('pointermove', (event) => {
    if (drag === null) return
    const { line, lines, from, start } = drag
    scrollAtEdge(event.clientY)
    line.style.translate = `0 ${event.pageY - start}px`
    const others = lines.filter((one) => one !== line)
    drag.to = others.filter((one) => middleOf(one) < event.pageY).length
    for (const [at, other] of others.entries()) {
      const isAfter = drag.to <= at && at < from
      const isBefore = from <= at && at < drag.to
      other.style.translate = isAfter ? `0 ${line.offsetHeight}px` : isBefore ? `0 -${line.offsetHeight}px` : ''
    }
  })
  const end = (isKept) => {
    if (drag === null) return
    const { line, lines, from, to } = drag
    drag = null
    for (const one of lines) one.style.translate = ''
    line.classList.remove('dragged')
    if (isKept && to !== from) place(line, to + 1)
  }
  document.addEventListener('pointerup', () => end(true))
  document.addEventListener('pointercancel', () => end(false))
  // A handle is no switch of the line it stands in.
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-handle]')) event.preventDefault()
  })
}

/** Where the line lies by itself, wherever it is drawn at the moment. */
function middleOf(line) {
  const list = line.offsetParent ?? document.body
  return list.getBoundingClientRect().top + scrollY + line.offsetTop + line.offsetHeight / 2
}

/** In px. */
const edge = 60
const step = 12

function scrollAtEdge(y) {
  if (y < edge) scrollBy(0, -step)
  else if (y > innerHeight - edge) scrollBy(0, step)
}
