// Reads settings on the CDK's command line, which override those in `cdk.json`.

/** @example contextIn(['-c', 'region=eu-west-2', '--context=sampleArticles=true']) // { region: 'eu-west-2', sampleArticles: 'true' } */
export function contextIn(words: readonly string[]): Record<string, string> {
  const pairs = words.flatMap((word, at) => {
    if (word === '-c' || word === '--context') return [words[at + 1] ?? '']
    const [, joined] = /^(?:-c=?|--context=)(.+)$/.exec(word) ?? []
    return joined === undefined ? [] : [joined]
  })
  return Object.fromEntries(pairs.filter((pair) => pair.includes('=')).map(splitAtFirst))
}

/** @example profileIn(['--profile', 'news']) // 'news' */
export function profileIn(words: readonly string[]): string | null {
  const at = words.indexOf('--profile')
  if (at >= 0) return words[at + 1] ?? null
  return words.find((word) => word.startsWith('--profile='))?.slice('--profile='.length) ?? null
}

function splitAtFirst(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
