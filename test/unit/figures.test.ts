// Figures of speed and quality are in one place, each with the machine and the commit.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { circumstances, withSection } from '../support/runs/figures.ts'

const where = '2026-11-19, commit abc1234, 2 × A processor'
const section = (output: string) => ({ name: 'bench: a', command: 'npm run bench -- a --record', output })

describe('a figure that is recorded', () => {
  it('is added with its command, machine and commit, without colours', () => {
    expect(withSection('# Figures\n', section('\u001b[1m12\u001b[22m a second \n'), where)).toBe(
      `# Figures\n\n<!-- bench: a -->\n## bench: a\n\n\`npm run bench -- a --record\`: ${where}.\n\n\`\`\`\n12 a second\n\`\`\`\n<!-- /bench: a -->\n`,
    )
  })

  it('takes the place of the one before, and leaves all others', () => {
    const other = { name: 'bench: b', command: 'npm run bench -- b --record', output: '5' }
    const both = withSection(withSection('# Figures\n', section('1'), where), other, where)
    expect(withSection(both, section('2'), where)).toBe(
      withSection(withSection('# Figures\n', section('2'), where), other, where),
    )
  })

  it('says what it was measured on', () => {
    const today = circumstances(new Date('2026-11-19T06:00:00Z'))
    expect(today).toMatch(
      /^2026-11-19, commit [0-9a-f]{7,}( with changes)?, \d+ × .+ GB, \w+, Node \d+\.\d+\.\d+, load before [\d.]+$/,
    )
  })
})

it('docs/figures.md says of every section how to measure it again, when and on what', () => {
  const text = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8')
  const names = [...text.matchAll(/^<!-- (?!\/)(.+) -->$/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(text).toMatch(sectionOf(`${name}`))
})

function sectionOf(name: string): RegExp {
  return new RegExp(
    `^<!-- ${name} -->\n## ${name}\n\n\`npm run (bench|evaluate) -- .*--record.*\`: \\d{4}-\\d\\d-\\d\\d, commit [0-9a-f]{7,}.*\\.\n`,
    'm',
  )
}
