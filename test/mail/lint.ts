// `npm run lint:mail`: what is wrong with the templates and the emails made of them, one line a finding: file, line,
// rule, reason. `-- --accept` takes what email clients lack today into the list of what is accepted.
import { writeBaseline } from '../../infra/mail-checks/clients/email-client-support.ts'
import { lintAll } from './lint-all.ts'
import { logoEmail } from './logo-email.ts'
import { allMails } from './mails.ts'

if (process.argv.includes('--accept')) await writeBaseline([...(await allMails()), { html: logoEmail() }])
const findings = await lintAll()
for (const { file, line, rule, reason } of findings) console.log(`${file}:${line} ${rule}: ${reason}`)
console.log(`${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`)
process.exitCode = findings.length === 0 ? 0 : 1
