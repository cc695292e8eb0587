// A table in a box that scrolls if the table is longer or wider than the box.
import { html, type Markup } from './html.ts'

interface Column {
  name: string
  /** Aligned for figures. */
  isNumber?: boolean
  /** The name is only for screen readers. */
  isUnseen?: boolean
}

/** @param label of the box, for people who reach it by keyboard */
export function table(label: string, columns: readonly (string | Column)[], rows: readonly Markup[]): Markup {
  const heads = columns.map((column) => head(typeof column === 'string' ? { name: column } : column))
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function head({ name, isNumber, isUnseen }: Column): Markup {
  const words = isUnseen ? html`<span class="unseen">${name}</span>` : html`${name}`
  return html`<th scope="col"${isNumber ? html` class="number"` : null}>${words}</th>`
}
