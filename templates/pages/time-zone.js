// Chooses the browser's time zone in the list that asks for a guess. Without this script the zone that stands there stays.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
for (const list of document.querySelectorAll('select[data-guess]')) {
  if (!timeZone) break
  // Some browsers say the name that a zone had before.
  const known = [...list.options].find(({ value, dataset }) => value === timeZone || dataset.formerly === timeZone)
  if (!known) list.add(new Option(timeZone.replaceAll('_', ' '), timeZone))
  list.value = known?.value ?? timeZone
  document.getElementById(list.dataset.guess).hidden = false
}
