// What forms do in the browser before they are sent: chooses its time zone in lists that ask for a guess, and finds the
// proof of work. Without this script the list keeps its own choice.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
for (const list of document.querySelectorAll('select[data-guess]')) {
  if (!timeZone) break
  // Some browsers use an older name of a zone.
  const known = [...list.options].find(({ value, dataset }) => value === timeZone || dataset.formerly === timeZone)
  if (!known) list.add(new Option(timeZone.replaceAll('_', ' '), timeZone))
  list.value = known?.value ?? timeZone
  document.getElementById(list.dataset.guess).hidden = false
}

// Finds the proof of work that the form asks for during a flood: it costs a person a second, and whoever sends ten
// thousand forms hours.
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16))
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

async function prove({ nonce, salt, cost, keyLength, keyPrefix }) {
  const password = new Uint8Array([...bytesOf(nonce), 0, 0, 0, 0])
  const end = new DataView(password.buffer)
  const settings = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  for (let counter = 0; ; counter += 1) {
    end.setUint32(password.length - 4, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const derivedKey = hexOf(new Uint8Array(await crypto.subtle.deriveBits(settings, key, keyLength * 8)))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

async function proveFor(field) {
  const [button, wait] = [field.form.querySelector('button'), document.getElementById('proof-wait')]
  button.disabled = true
  wait.hidden = false
  field.value = JSON.stringify(await prove(JSON.parse(field.dataset.challenge).parameters))
  button.disabled = false
  wait.hidden = true
}

for (const field of document.querySelectorAll('input[data-challenge]')) proveFor(field)
