// A table, queue, bucket or secret together with the environment variable that tells functions its name.

import type { variable } from '../../functions/environment.ts'

export type Variable = (typeof variable)[keyof typeof variable]

export interface Named<Resource> {
  resource: Resource
  variable: Variable
}

/** A bucket in any stack or region, known only by its name. */
export interface BucketName {
  name: string
  arn: string
}
