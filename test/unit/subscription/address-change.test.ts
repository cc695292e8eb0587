// A change of address as a rule: what a link may still do, what becomes of the record, and how it is taken back.
import { describe, expect, test } from 'vitest'
import {
  addressGivenUp,
  hasHappened,
  noteChangeAsked,
  refusesChange,
  stateOfChange,
  stateOfUndo,
  withAddress,
  withAddressBack,
} from '../../../functions/subscription/requests/address-change.ts'
import {
  addressToken,
  addressUndoToken,
  readAddressToken,
} from '../../../functions/subscription/requests/address-link.ts'
import { leave, leavingId, undoable, undoLeave } from '../../../functions/subscription/requests/leave.ts'
import type { Subscriber, SuppressionReason } from '../../../functions/subscription/types.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const key = { id: 'k1', key: 'a key for tests' }
const at = '2026-11-18T08:00:00.000Z'
const later = (ms: number) => new Date(Date.parse(at) + ms)
const [hour, day] = [3_600_000, 86_400_000]
const old = 'ann@example.com'
const fresh = 'Ann@new.example.com'
const ann = aSubscriber({ id: 'Ann', address: old, linksVersion: 3, topics: ['energy', 'arts'] })
const longest = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`

const suppressedBy = (reason: SuppressionReason) => ({ reason, at: '2026-11-01T08:00:00.000Z' })
const wanted = { change: 'C1', version: 3, expiresAt: later(2 * day).getTime() / 1000, address: fresh }
const back = { change: 'C1', expiresAt: later(7 * day).getTime() / 1000, address: old }
const moved = (reader: Subscriber, change = 'C1', address = fresh) => withAddress(reader, { change, address }, at, null)

describe('a link', () => {
  test('says what it was made for, whatever the address, and nothing where it was tampered with', () => {
    for (const address of [fresh, longest]) {
      const change = addressToken('Ann', { ...wanted, address }, at, key)
      const undo = addressUndoToken('Ann', { ...back, address }, at, key)
      expect(readAddressToken(change, [key])).toEqual({ act: 'change', subscriber: 'Ann', ...wanted, address })
      expect(readAddressToken(undo, [key])).toEqual({ act: 'undo', subscriber: 'Ann', ...back, address })
      for (const token of [change, undo]) {
        expect(readAddressToken(token.replace('.Ann.', '.Bob.'), [key])).toBeNull()
        expect(token.length).toBeLessThan(500)
      }
    }
  })

  test('to the new address is good for two days, for one version of the links, and for a reader', () => {
    expect(stateOfChange(wanted, ann, later(2 * day - 1))).toBe('open')
    expect(stateOfChange(wanted, ann, later(2 * day))).toBe('void')
    expect(stateOfChange(wanted, { ...ann, linksVersion: 4 }, later(0))).toBe('void')
    expect(stateOfChange(wanted, leave(ann, at, 'one-click') ?? ann, later(0))).toBe('void')
    for (const [reason, state] of [
      ['bounce', 'open'],
      ['listed', 'open'],
      ['complaint', 'void'],
      ['operator', 'void'],
    ] as const)
      expect(stateOfChange(wanted, { ...ann, suppressed: suppressedBy(reason) }, later(0))).toBe(state)
  })

  test('that did its work says so, for as long as that holds', () => {
    const there = moved(ann)
    expect(stateOfChange(wanted, there, later(3 * day))).toBe('done')
    expect(stateOfChange(wanted, moved(there, 'C2', 'third@example.com'), later(0))).toBe('void')
    expect(stateOfChange(wanted, withAddressBack(there, back, at, null), later(0))).toBe('void')
  })

  test('to the old address undoes it for seven days, also where the address was changed once more', () => {
    const there = moved(ann)
    expect(stateOfUndo(back, ann, later(0))).toBe('void')
    expect(stateOfUndo(back, there, later(7 * day - 1))).toBe('open')
    expect(stateOfUndo(back, there, later(7 * day))).toBe('void')
    const twice = moved(there, 'C2', 'third@example.com')
    expect(stateOfUndo(back, twice, later(hour))).toBe('open')
    const undone = withAddressBack(twice, back, at, null)
    expect(undone).toMatchObject({ address: old, linksVersion: 6 })
    expect(stateOfUndo(back, undone, later(hour))).toBe('done')
    // Whoever has the mailbox in between cannot take it back from there.
    expect(stateOfUndo({ ...back, change: 'C2', address: fresh }, undone, later(hour))).toBe('void')
    expect([hasHappened(undone, 'C1', 'undone'), hasHappened(undone, 'C1', 'changed')]).toEqual([true, false])
  })
})

describe('the record', () => {
  test('keeps id, topics, history and consent, with the act on it; older links and requests are void (R3)', () => {
    const requests = [{ id: 'Q1', at, topics: ['sport'], words: 'Yes.' }]
    const there = moved({ ...ann, requests, reconfirmedAt: at })
    expect(there).toEqual({
      ...ann,
      address: fresh,
      linksVersion: 4,
      addressChanges: [{ id: 'C1', at }],
      consent: [...ann.consent, { at, act: 'moved', by: 'address-link', words: null, topics: ann.topics }],
    })
    expect(JSON.stringify(there)).not.toContain(old)
  })

  test.each<[SuppressionReason, boolean]>([
    ['bounce', false],
    ['listed', false],
    ['complaint', true],
    ['operator', true],
  ])('of a suppression by %s keeps it over the change: %s', (reason, isKept) => {
    const before = { ...ann, suppressed: suppressedBy(reason) }
    expect(moved(before).suppressed !== null).toBe(isKept)
    expect(withAddressBack(moved(before), back, at, suppressedBy('bounce')).suppressed).toEqual(
      suppressedBy(isKept ? reason : 'bounce'),
    )
  })

  test('forgets changes that nobody can undo any more', () => {
    const before = { ...ann, addressChanges: [{ id: 'C0', at: later(-7 * day).toISOString() }] }
    expect(moved(before).addressChanges).toEqual([{ id: 'C1', at }])
  })
})

test('three new addresses may be asked a day, one order counts once', () => {
  let reader = ann
  for (const id of ['C1', 'C2', 'C2', 'C3']) {
    const noted = noteChangeAsked(reader, { id, at }, at)
    if (noted.outcome === 'noted') reader = noted.subscriber
  }
  expect(refusesChange(reader, at)).toBe('too-many')
  expect(noteChangeAsked(reader, { id: 'C4', at }, at)).toEqual({ outcome: 'refused', reason: 'too-many' })
  expect(refusesChange(reader, later(day).toISOString())).toBeNull()
})

describe('whoever had the address before', () => {
  test('keeps it as a reader', () => {
    expect(addressGivenUp(ann, at)).toBeNull()
  })

  test('has a request that ends at once', () => {
    const request = { id: 'Q1', at, topics: ['sport'], words: 'Yes.' }
    const pending = aSubscriber({ status: 'pending', consent: [], requests: [request] })
    expect(addressGivenUp(pending, at)).toMatchObject({ requests: [], expiresAt: Date.parse(at) / 1000 })
  })

  test('and left stays on record, and cannot come back by undoing', () => {
    const gone = leave(ann, at, 'one-click') ?? ann
    const over = addressGivenUp(gone, at)
    expect(over).toMatchObject({ status: 'left', consent: gone.consent, expiresAt: gone.expiresAt })
    expect(undoLeave(gone, leavingId(at), at)).not.toBeNull()
    expect(over && undoLeave(over, leavingId(at), at)).toBeNull()
    expect(over && undoable(over, new Date(at))).toBeNull()
  })
})
