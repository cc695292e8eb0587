// Items of a list that were joined on one line: `1. The first 2. The second`, `• one • two`.

const marker = /(?:^|(?<= ))(?:[•⁃‣◦▪] ?)?(?:(\d{1,3})|([a-z]))(?:\.\)|\)|\.) (?=\S)/g
const bullet = /[•⁃‣◦▪]/g

/** Positions where an item starts; empty unless the text opens with the first item and counts on from it. */
export function listStarts(text: string): Set<number> {
  const bullets = [...text.matchAll(bullet)].map((match) => match.index)
  if (bullets[0] === 0 && bullets.length > 1) return new Set(bullets)
  const starts: number[] = []
  let expected: number | null = null
  for (const match of text.matchAll(marker)) {
    const value = match[1] === undefined ? (match[2]?.charCodeAt(0) ?? 0) : Number(match[1])
    if (expected === null && match.index !== 0) break
    if (expected !== null && value !== expected) continue
    starts.push(match.index)
    expected = value + 1
  }
  return starts.length > 1 ? new Set(starts) : new Set()
}
