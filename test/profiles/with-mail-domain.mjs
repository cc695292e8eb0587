// Loaded before a command (`node --import`): `cdk.json` as that of a list which takes mail, while the file stays as it
// is.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const read = fs.readFileSync
fs.readFileSync = (file, ...options) => {
  const text = read(file, ...options)
  if (!String(file).endsWith('cdk.json')) return text
  const { context, ...rest } = JSON.parse(String(text))
  return JSON.stringify({ ...rest, context: { mailDomain: `mail.${context.hostedZoneName}`, ...context } })
}
syncBuiltinESMExports()
