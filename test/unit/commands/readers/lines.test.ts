// What is shown of one reader.
import { expect, test } from 'vitest'
import { dossierPage } from '../../../../infra/commands/readers/dossier-page.ts'
import { readerLines } from '../../../../infra/commands/readers/lines.ts'
import { aSubscriber } from '../../../support/samples/builders.ts'

const now = '2026-11-18T07:00:00.000Z'

test('of a request by mail, what SES’s checks said of it', () => {
  const verdicts = { spam: 'PASS', virus: 'PASS', spf: 'FAIL', dkim: 'GRAY', dmarc: 'PASS' } as const
  const asked = { at: now, act: 'requested', by: 'email', words: null, topics: [], verdicts } as const
  const record = aSubscriber({ id: 'Ann', consent: [{ ...asked, topics: [] }] })
  const words = 'spam PASS, virus PASS, SPF FAIL, DKIM GRAY, DMARC PASS'
  const found = { id: 'Ann', address: record.address, record, suppressed: null, isKnown: true }
  const dossier = { record, deliveries: [] }
  expect(readerLines(found, dossier, { addresses: false, now }).join('\n')).toContain(words)
  expect(dossierPage(dossier, now)).toContain(words)
})

test('when and in which language they are emailed, as a person would write it', () => {
  const record = aSubscriber({ id: 'Ann', hour: 7, zone: 'Europe/Berlin', language: 'ar' })
  const found = { id: 'Ann', address: record.address, record, suppressed: null, isKnown: true }
  const lines = readerLines(found, { record, deliveries: [] }, { addresses: false, now })
  expect(lines).toContain('emailed       weekly, at 07:00 (Europe/Berlin), in Arabic')
})
