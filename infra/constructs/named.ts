// A table, queue, bucket or secret together with the environment variable by which functions learn of it.

import type { variable } from '../../functions/environment.ts'

export type Variable = (typeof variable)[keyof typeof variable]

export interface Named<Resource> {
  resource: Resource
  variable: Variable
}

/** A bucket in whatever stack or region, known by its name alone. */
export interface BucketName {
  name: string
  arn: string
}
