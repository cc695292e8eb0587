// Writes docs/operator-session.md from the terminal output.

export interface Stop {
  show: string
  resumed: string
}

export interface Said {
  week: string
  dryRun: string
  open: string
  canary: string
  resumed: string
  /** What `watch` showed, one look after another. */
  looks: readonly string[]
  /** Later ones, each with the output of `resume`. */
  stops: readonly Stop[]
  receipt: string
  list: string
}

const handled = (look: string) => Number(/([\d,]+) of [\d,]+ readers handled/.exec(look)?.[1]?.replace(/,/g, '') ?? 0)

const stopLines = ({ show, resumed }: Stop) =>
  [...show.split('\n').filter((line) => /is stopped\.|stopped:|handled/.test(line)), resumed].join('\n')

const block = (text: string) => `\`\`\`\n${text}\n\`\`\``

export function operatorSessionPage(said: Said): string {
  const { week } = said
  const under = said.looks.filter((one) => /^\S+ is sending/.test(one) && /\([1-9][\d.,]* a second\)/.test(one))
  const look = under.toSorted((a, b) => handled(a) - handled(b)).at(-1) ?? said.looks[0] ?? ''
  return `# A session at the terminal: 2,000 readers

Written by \`npm run session:operator\`, which does it anew and ends with an error where a step does not do what stands here. Beside the commands
runs \`npm start\` with the sample pages and 2,000 invented readers, 400 in each of five zones. In the earliest zone every second address is
\`bounce+…@simulator.amazonses.com\`, which bounces on the laptop as it does on AWS. The list was closed while it started
(\`npm run edition -- close\`). What was printed follows as it was, without the folder that each command names.

## Before: \`npm run edition -- dry-run ${week}\`

${block(said.dryRun)}

## Go: \`npm run edition -- open\`, then \`n\` in the terminal of \`npm start\`

${block(said.open)}

The canary goes first. Once five of its emails had bounced the edition stopped, in the same second; the others had got nothing. The
operator's inbox has *${week} is stopped: too much comes back*. \`npm run edition -- show ${week}\`:

${block(said.canary)}

## On: \`npm run edition -- resume ${week}\`

${block(said.resumed)}

The addresses were not mended. Where enough of them bounced it stopped again, each time with an email: in its canary five suffice, after it
500 further emails and 3 % of them. What \`show\` and then \`resume\` said, with an \`n\` after each:

${block(said.stops.map(stopLines).join('\n\n'))}

Nothing bounces in the other zones. \`npm run edition -- watch ${week}\` in another terminal, a look every five seconds (on the laptop the clock
jumps from zone to zone):

${block(look)}

## After: \`npm run edition -- show ${week}\`

${block(said.receipt)}

\`npm run edition -- list\`:

${block(said.list)}
`
}
