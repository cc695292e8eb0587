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

Written by \`npm run session:operator\`, which repeats the session and fails if a step does not do what is described here. \`npm start\` is running
with the sample pages and 2,000 invented readers, 400 in each of five zones. In the earliest zone, every second address is
\`bounce+…@simulator.amazonses.com\`, which bounces on the laptop as it does on AWS. The list was closed at the start
(\`npm run edition -- close\`). The output is shown as printed, but without the \`--folder\` of each command.

## Before: \`npm run edition -- dry-run ${week}\`

${block(said.dryRun)}

## Go: \`npm run edition -- open\`, then \`n\` in the terminal of \`npm start\`

${block(said.open)}

The canary goes first. As soon as five of its emails had bounced, the edition stopped; no other reader had been emailed. The
operator’s inbox has *${week} is stopped: too much comes back*. \`npm run edition -- show ${week}\`:

${block(said.canary)}

## On: \`npm run edition -- resume ${week}\`

${block(said.resumed)}

The bad addresses were left in. Whenever enough of them bounced, the edition stopped again and an email said so. Five bounces are enough in the canary;
after it, the limit is 3 % once 500 more emails have gone out. This is what \`show\` and then \`resume\` said, with an \`n\` after each:

${block(said.stops.map(stopLines).join('\n\n'))}

Nothing bounces in the other zones. \`npm run edition -- watch ${week}\` in another terminal, refreshed every five seconds (on the laptop the clock
jumps from zone to zone):

${block(look)}

## After: \`npm run edition -- show ${week}\`

${block(said.receipt)}

\`npm run edition -- list\`:

${block(said.list)}
`
}
