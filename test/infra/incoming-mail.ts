// Where mail comes in, if the settings name a domain for it.

import { describe, expect, it } from 'vitest'
import { at, list, only, type Synthesis, synthesizeWith } from './synthesis.ts'

export function incomingMail({ resources, bundles }: Synthesis): void {
  const one = (type: string) => only(resources, type)[0]?.properties

  describe('mail that comes in', () => {
    const rule = at(one('AWS::SES::ReceiptRule'), 'Rule')

    it('is taken for its own domain alone, looked at for spam and viruses, and put under one prefix', () => {
      expect(rule).toMatchObject({ Enabled: true, ScanEnabled: true, Recipients: ['mail.news.example.com'] })
      expect(list(at(rule, 'Actions')).map((action) => at(action, 'S3Action', 'ObjectKeyPrefix'))).toEqual(['mail/'])
    })

    it('comes from its own domain’s name server, and nothing is sent from there', () => {
      const records = only(resources, 'AWS::Route53::RecordSet').filter(({ id }) => id.startsWith('IncomingMail'))
      const values = records.map(({ properties }) => [
        at(properties, 'Name') ?? '',
        ...list(at(properties, 'ResourceRecords')),
      ])
      expect(values).toContainEqual(['mail.news.example.com.', '10 inbound-smtp.eu-west-1.amazonaws.com'])
      expect(values).toContainEqual(['mail.news.example.com.', '"v=spf1 -all"'])
    })

    it('leaves no trace in the templates where the settings name no domain for it', () => {
      const without = synthesizeWith({ mailDomain: undefined }, bundles)
      expect(without.filter(({ id, type }) => /Receipt/.test(type) || id.startsWith('IncomingMail'))).toEqual([])
      expect(JSON.stringify(without)).not.toContain('receive-mail')
    })
  })
}
