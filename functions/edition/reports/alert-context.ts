// The values of every alert to the operator: title, lead, groups of reasons with what to do, commands.

export interface AlertItem {
  reason: string
  /** Where the problem is, or what to do about it. */
  where: string
}

export interface AlertGroup {
  title: string
  /** Printed before each reason. */
  verdict: string
  /** Concerns only the form: an operator may override it. */
  isForm: boolean
  items: AlertItem[]
}

export interface AlertWords {
  date: string
  title: string
  lead: string
  /** How long this remains so, or what happens in the meantime. */
  until: string
  groups: AlertGroup[]
  rest?: string
  /** Commands to compose the edition again and to check it; absent if the alert is about no edition. */
  recompose?: string
  show?: string
}

/** For an alert in which nothing can be released as it is. */
export const alertContext = (words: AlertWords) => ({
  rest: '',
  recompose: '',
  show: '',
  ...words,
  release: '',
  releaseNote: '',
})
