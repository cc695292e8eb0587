// What every alert to the operator is filled with: title, lead, groups of reasons with what to do, commands.

export interface AlertItem {
  reason: string
  /** Where it is, or what to do about it. */
  where: string
}

export interface AlertGroup {
  title: string
  /** Before each reason. */
  verdict: string
  /** It concerns the form alone: an operator may pass over it. */
  isForm: boolean
  items: AlertItem[]
}

export interface AlertWords {
  date: string
  title: string
  lead: string
  /** Until when it stands so, or what is the case meanwhile. */
  until: string
  groups: AlertGroup[]
  rest?: string
  /** Commands to compose the edition again and to look at it; none where it is about no edition. */
  recompose?: string
  show?: string
}

/** Of an alert in which nothing can be let go out as it is. */
export const alertContext = (words: AlertWords) => ({
  rest: '',
  recompose: '',
  show: '',
  ...words,
  release: '',
  releaseNote: '',
})
