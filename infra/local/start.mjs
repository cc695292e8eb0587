// `npm start`, before anything that is written in TypeScript is loaded.
import { fileURLToPath } from 'node:url'
import { restartWithSettings } from './restart-with-settings.mjs'

const entry = new URL('./start.ts', import.meta.url)
restartWithSettings(fileURLToPath(entry))
await import(entry.href)
