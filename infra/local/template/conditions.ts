// Evaluates a template's conditions.
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'

export interface ConditionScope {
  stack: string
  conditions: Record<string, unknown>
  resolve: (value: unknown) => unknown
}

export function evaluateCondition(condition: unknown, scope: ConditionScope): boolean {
  if (typeof condition !== 'object' || condition === null) return Boolean(condition)
  const [name, argument] = Object.entries(condition)[0] ?? ['', undefined]
  const parts = Array.isArray(argument) ? argument : []
  switch (name) {
    case 'Condition': {
      const declared = ownEntry(scope.conditions, String(argument))
      if (declared === undefined) throw new Error(`${scope.stack}: no condition is called ${String(argument)}`)
      return evaluateCondition(declared, scope)
    }
    case 'Fn::Equals':
      return scope.resolve(parts[0]) === scope.resolve(parts[1])
    case 'Fn::Not':
      return !evaluateCondition(parts[0], scope)
    case 'Fn::And':
      return parts.every((part) => evaluateCondition(part, scope))
    case 'Fn::Or':
      return parts.some((part) => evaluateCondition(part, scope))
    default:
      throw new Error(`${scope.stack}: the condition ${name} is not known`)
  }
}
