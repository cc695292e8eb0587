// How a resource type is supported: the shape of its properties (strict: an unknown one stops the start) and what it
// adds to the cloud's plan.
import type { z } from 'zod'
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'
import type { Cloud } from '../cloud.ts'
import type { Stack } from './assembly.ts'
import type { Deployed } from './intrinsics.ts'

/** Addresses of the servers that the plan refers to. */
export interface Endpoints {
  /** Endpoint for the functions' SDKs, e.g. `http://127.0.0.1:40123`. */
  gateway: string
  /** The public site on the laptop, e.g. `http://127.0.0.1:4180`. */
  site: string
}

export interface Context {
  id: string
  type: string
  stack: Stack
  cloud: Cloud
  endpoints: Endpoints
  /** A name for resources that the template leaves unnamed; the same at every start. */
  physicalName: string
  arn: (service: string, rest: string) => string
}

export interface Definition {
  type: string
  shape: z.ZodType
  describe: (properties: unknown, context: Context) => Deployed
}

/** Ties a shape to the function that reads it, so that the function is typed. */
export function define<Shape extends z.ZodType>(
  type: string,
  shape: Shape,
  describe: (properties: z.infer<Shape>, context: Context) => Deployed,
): Definition {
  return { type, shape, describe: (properties, context) => describe(properties as z.infer<Shape>, context) }
}

/** The results of `Ref` and `GetAtt`; asking for an attribute that is not listed is an error. */
export function answers(context: Context, ref: string, attributes: Record<string, string> = {}): Deployed {
  return {
    ref,
    attributes: (name) => {
      const value = ownEntry(attributes, name)
      if (value === undefined) {
        throw new Error(
          `${context.stack.name}/${context.id}: the laptop does not know the attribute ${name} of ${context.type}; ` +
            'add it where the type is defined in infra/local/resources',
        )
      }
      return value
    },
  }
}
