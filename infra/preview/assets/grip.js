// A grip at the right edge of each frame: drawn with a mouse or a finger, or moved with the arrow keys, it makes the
// mail wider and narrower, and its media queries answer at once.

const [narrowest, widest] = [240, 1600]

/** @param refit makes a frame as high as its mail; @param settle is told the width before and after, once the frame is
 * named by the new one */
export function addGrips(root, { refit, settle }) {
  for (const frame of root.querySelectorAll('.framed > iframe:only-child')) {
    const grip = document.createElement('div')
    grip.className = 'grip'
    grip.tabIndex = 0
    grip.id = `grip-${frame.dataset.key.replaceAll(' ', '-')}`
    for (const [name, value] of Object.entries(roles(frame))) grip.setAttribute(name, value)
    frame.after(grip)
    byPointer(grip, refit, settle)
    byKey(grip, refit, settle)
  }
}

/** A separator that can be moved is a slider to a screen reader. */
function roles(frame) {
  return {
    role: 'slider',
    'aria-orientation': 'horizontal',
    'aria-label': `Width: ${frame.title}`,
    'aria-valuemin': narrowest,
    'aria-valuemax': widest,
    'aria-valuenow': frame.width,
    'aria-valuetext': `${frame.width} px`,
    title: 'Drag to change the width',
  }
}

function byPointer(grip, refit, settle) {
  grip.addEventListener('pointerdown', (down) => {
    const start = Number(frameOf(grip).width)
    grip.setPointerCapture(down.pointerId)
    const move = (event) => widen(grip, start + event.clientX - down.clientX, refit)
    const end = () => {
      grip.removeEventListener('pointermove', move)
      const { width } = frameOf(grip)
      if (Number(width) === start) return
      nameByWidth(grip)
      settle(String(start), width)
    }
    grip.addEventListener('pointermove', move)
    grip.addEventListener('lostpointercapture', end, { once: true })
    down.preventDefault()
  })
}

/** Ten pixels a press, one with Shift. */
function byKey(grip, refit, settle) {
  let start = null
  grip.addEventListener('keydown', (event) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    start ??= frameOf(grip).width
    widen(grip, Number(frameOf(grip).width) + way * (event.shiftKey ? 1 : 10), refit)
  })
  grip.addEventListener('blur', () => {
    const { width } = frameOf(grip)
    const before = start
    start = null
    if (before === null || width === before) return
    nameByWidth(grip)
    settle(before, width)
  })
}

/** The frame that is painted; during a swap another one waits behind it. */
const frameOf = (grip) => grip.parentElement.querySelector('iframe')

function widen(grip, wanted, refit) {
  const width = String(Math.round(Math.min(widest, Math.max(narrowest, wanted))))
  const frame = frameOf(grip)
  const caption = grip.closest('figure').querySelector('figcaption')
  caption.textContent = inPx(caption.textContent, width)
  frame.width = width
  grip.setAttribute('aria-valuenow', width)
  grip.setAttribute('aria-valuetext', `${width} px`)
  refit(frame)
}

/** The frame is then the one that the page of the new address names: it stays, with the focus on its grip and whatever
 * was pressed before that page arrived. */
function nameByWidth(grip) {
  const [frame, figure] = [frameOf(grip), grip.closest('figure')]
  frame.dataset.key = frame.dataset.key.replace(/\d+$/, frame.width)
  frame.title = inPx(frame.title, frame.width)
  figure.setAttribute('aria-label', inPx(figure.getAttribute('aria-label') ?? '', frame.width))
  grip.setAttribute('aria-label', `Width: ${frame.title}`)
}

const inPx = (label, width) => label.replace(/\d+ px/, `${width} px`)
