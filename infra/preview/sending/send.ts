// Sends an email to the inbox of a running `npm start`, over SMTP on 127.0.0.1: exactly the bytes that are shown.

import { createTransport } from 'nodemailer'
import { minuteMs } from '../../../functions/durations.ts'
import type { Announcement } from '../../local/run/announcement.ts'

export async function sendToInbox(
  { smtpPort }: Pick<Announcement, 'smtpPort'>,
  mail: { from: string; to: string; raw: Uint8Array },
): Promise<void> {
  if (smtpPort === null) throw new Error('The inbox is about to open: try again in a few seconds.')
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    connectionTimeout: minuteMs,
    socketTimeout: minuteMs,
  })
  try {
    await transport.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: Buffer.from(mail.raw) })
  } finally {
    transport.close()
  }
}
