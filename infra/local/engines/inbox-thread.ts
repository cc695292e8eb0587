// The thread of the inbox: MailDev, which listens on every address of the machine unless told otherwise.
import { parentPort, workerData } from 'node:worker_threads'
import { MailDev } from 'maildev'

const { web, folder, mostMails } = workerData as { web: number; folder: string; mostMails: number }
const address = '127.0.0.1'
const maildev = new MailDev({
  smtp: 0,
  ip: address,
  web,
  webIp: address,
  mailDirectory: folder,
  maxEmails: mostMails,
  silent: true,
})
const { smtp } = await maildev.start()
parentPort?.postMessage(smtp.getAddress().port)
