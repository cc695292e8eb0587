// Peers that the project itself does not need, in a folder of their own.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../.local/peers/', import.meta.url))

const versions = { react: '19.3.1', 'react-dom': '19.3.1', 'react-email': '6.11.13' }

export interface InstalledPeer {
  version: string
  require: NodeJS.Require
}

/** Installs once; `null` where that fails, as without a network. */
export function installReactEmail(): InstalledPeer | null {
  const require = createRequire(`${folder}package.json`)
  try {
    if (!isInstalled()) {
      console.log(`Installing react-email ${versions['react-email']} into ${folder}, once …`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${folder}package.json`, JSON.stringify({ private: true, dependencies: versions }))
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'pipe' })
    }
    return { version: versions['react-email'], require }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.error(`NOT MEASURED: react-email could not be installed (${reason}). It needs the npm registry, once.`)
    return null
  }
}

function isInstalled(): boolean {
  return Object.entries(versions).every(([name, version]) => {
    const file = `${folder}node_modules/${name}/package.json`
    return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version
  })
}
