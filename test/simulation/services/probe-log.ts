// The log of a run, which notes when a probe of a halt found SES failing.
import type { LogFields } from '../../../functions/ports.ts'
import { FakeLog } from '../../support/fakes/fake-clock.ts'

/** Notes when a probe said that SES still fails. */
export class ProbeLog extends FakeLog {
  readonly #noteProbe: () => void

  constructor(noteProbe: () => void) {
    super()
    this.#noteProbe = noteProbe
  }

  override info(message: string, fields: LogFields = {}): void {
    super.info(message, fields)
    if (message === 'SES still takes no mail.') this.#noteProbe()
  }
}
