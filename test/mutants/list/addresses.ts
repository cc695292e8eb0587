// A change of address: one reader at one address, told of once, and the way back.
import type { Mutant } from '../mutant.ts'

const rules = 'subscription/requests/address-change.ts'
const killed = ['features/messaging/address-killed-anywhere']

export const addresses: readonly Mutant[] = [
  {
    promise: 'a new address is taken before the reader has it',
    file: 'use-cases/serving/address-link.ts',
    from: 'const there = await addresses.take({ id: subscriber, address })',
    to: "const there = { outcome: 'taken', suppressed: null } as TakenAddress",
    tests: killed,
  },
  {
    promise: 'a change that was cut short after its record lets go of the earlier address',
    file: 'use-cases/messaging/address-changed.ts',
    from: 'await addresses.release({ id: subscriber, address }, at)',
    to: 'await Promise.resolve()',
    tests: killed,
  },
  {
    promise: 'nobody is told of a change that was not made, or not yet',
    file: 'use-cases/messaging/address-changed.ts',
    from: 'if (reader !== null && !hasHappened(reader, change, act)) {',
    to: 'if (reader === null) {',
    tests: killed,
  },
  {
    promise: 'a pointer of a reader who has another address is nobody’s',
    file: 'adapters/subscription/address-pointer.ts',
    from: 'return item === null || isSameAddress(',
    to: 'return item !== null || isSameAddress(',
    tests: ['contract/reader-entries'],
  },
  {
    promise: 'an address that was taken again since is not let go',
    file: 'adapters/subscription/address-store.ts',
    from: 'OR heldSince <= :before)',
    to: 'OR heldSince >= :before)',
    tests: ['contract/reader-entries'],
  },
  {
    promise: 'a change of address voids the links from before',
    file: rules,
    from: 'linksVersion: reader.linksVersion + 1,',
    to: 'linksVersion: reader.linksVersion,',
    tests: ['unit/subscription/address-change'],
  },
  {
    promise: 'an undo takes later changes back with it',
    file: rules,
    from: 'n < first || one.undoneAt !== undefined',
    to: 'n !== first || one.undoneAt !== undefined',
    tests: ['unit/subscription/address-change'],
  },
  {
    promise: 'what is reported of a question to a new address does its reader no harm',
    file: 'delivery/receipt/feedback.ts',
    from: "reader === null || delivery.kind === 'address'",
    to: 'reader === null',
    tests: ['unit/delivery/feedback'],
  },
]
