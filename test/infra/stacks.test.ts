// The templates, read for what an operator worries about: open access, lost data, silent failures. Synthesized once.

import { afterAll } from 'vitest'
import { durability } from './durability.ts'
import { firewall } from './firewall.ts'
import { functions } from './functions.ts'
import { incomingMail } from './incoming-mail.ts'
import { outputs } from './outputs.ts'
import { outside } from './outside.ts'
import { paths } from './paths.ts'
import { permissions } from './permissions.ts'
import { retention } from './retention.ts'
import { synthesize } from './synthesis.ts'

const synthesis = await synthesize()
afterAll(synthesis.remove)

durability(synthesis)
functions(synthesis)
permissions(synthesis)
retention(synthesis)
outside(synthesis)
incomingMail(synthesis)
outputs(synthesis)
firewall(synthesis)
paths(synthesis)
