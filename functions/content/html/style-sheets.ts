// The style sheets that an HTML page itself contains.

export function styleSheetsIn(html: string): string[] {
  const start = /<!--|<(style|script)\b([^<>]{0,2000})>/gi
  const styleSheets: string[] = []
  const ends = new Map<string, boolean>()
  const endOf = (mark: string, from: number): number => {
    if (ends.get(mark) === false) return html.length
    const found = new RegExp(mark, 'gi')
    found.lastIndex = from
    const at = found.exec(html)?.index
    ends.set(mark, at !== undefined)
    return at ?? html.length
  }
  for (let found = start.exec(html); found !== null; found = start.exec(html)) {
    const [whole, tag, attributes = ''] = found
    const from = found.index + whole.length
    const to = tag === undefined ? endOf('-->', found.index + 2) : endOf(`</${tag}\\b`, from)
    if (tag?.toLowerCase() === 'style' && !/\bmedia\s{0,9}=\s{0,9}["']?print/i.test(attributes))
      styleSheets.push(html.slice(from, to))
    start.lastIndex = Math.max(from, to)
  }
  return styleSheets
}
