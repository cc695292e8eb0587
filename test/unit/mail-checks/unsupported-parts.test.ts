// Each different part of an email is checked once, and what is found is as if caniemail had read the whole.
import { caniemail } from 'caniemail'
import { expect, test } from 'vitest'
import { partChecker } from '../../../infra/mail-checks/clients/unsupported-parts.ts'

const clients: Parameters<typeof caniemail>[0]['clients'] = ['gmail.*', 'outlook.*', 'apple-mail.*']
const check = partChecker(clients)

const page = (body: string) => `<html>
<head><style>
.wide { display: grid }
@media (min-width: 480px) { td { gap: 4px } }
</style></head>
<body>${body}</body></html>
`
const rows = '<tr><td style="display:flex;gap:2px"\n title="a &quot;b&quot; > c">one</td></tr>\n<!-- two -->\n'.repeat(
  3,
)
const emails = {
  'repeated rows': page(`<table>${rows}</table>`),
  'the same rows further down': page(`\n<svg></svg>\n\n<table>${rows}</table>`),
  'tags in text that is none': page(`<title><form></title><script><video></script>\n${rows}`),
  'tags that are never closed': page(
    `<p>\n<form\nclass=a><input type="radio" required>\n<a href='#x'><img src=a.webp>`,
  ),
}

test.each(Object.entries(emails))(
  'what clients lack of %s is found once, at the first line that uses it',
  async (_, html) => {
    const whole = [...caniemail({ clients, html }).issues.errors].map(([client, issues]) => {
      const first = issues.toReversed().map(({ title, position }) => [title, position?.start.line ?? 1] as const)
      return [client, new Map(first)] as const
    })
    expect(whole.length).toBeGreaterThan(0)
    expect(await check(html)).toEqual(new Map(whole))
  },
)
