// What is written into a form and not saved yet outlives a change of the page: the words stay, with what the form saw of
// the decisions, so that the server still notices when somebody else decided the same in the meantime.

/** By id of the form. */
const drafts = new Map()

/** Forms on their way to the server: what they saw is settled there. */
const underWay = new Set()

export function begin(form) {
  if (form.id) underWay.add(form.id)
}

/** @param isSaved nothing of it is left to keep */
export function end({ id }, isSaved) {
  underWay.delete(id)
  if (!isSaved || id === '') return
  drafts.delete(id)
  document.getElementById(id)?.reset()
}

/** Before the page changes. */
export function remember(root) {
  for (const form of root.querySelectorAll('form.decide[id]')) {
    const fields = [...form.elements].filter((field) => field.id && isChanged(field))
    if (fields.length === 0) drafts.delete(form.id)
    else
      drafts.set(form.id, { seen: form.elements.seen.value, values: fields.map((field) => [field.id, written(field)]) })
  }
}

/** After it. */
export function restore(root) {
  for (const form of root.querySelectorAll('form.decide[id]')) {
    const draft = drafts.get(form.id)
    if (draft === undefined) continue
    for (const [id, value] of draft.values) {
      const field = document.getElementById(id)
      if (field !== null) setValue(field, value)
    }
    if (!underWay.has(form.id)) form.elements.seen.value = draft.seen
  }
}

/** It is shown again as it is now, and what was written stays. */
export function seeAnew({ id }) {
  const draft = drafts.get(id)
  const form = document.getElementById(id)
  if (draft !== undefined && form !== null) draft.seen = form.elements.seen.value
}

function isChanged(field) {
  if (field.type === 'checkbox') return field.checked !== field.defaultChecked
  if (field.localName === 'select') return field.selectedIndex !== usualIndex(field)
  return 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue
}

const usualIndex = ({ options }) =>
  Math.max(
    0,
    [...options].findIndex((option) => option.defaultSelected),
  )

const written = (field) => (field.type === 'checkbox' ? field.checked : field.value)

function setValue(field, value) {
  if (field.type === 'checkbox') field.checked = value
  else field.value = value
}
