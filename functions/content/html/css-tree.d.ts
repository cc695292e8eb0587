// The part of css-tree that is used here; the package ships no types.
declare module 'css-tree/parser' {
  interface CssNode {
    type: string
    name?: string | CssNode
    property?: string
    important?: boolean | string
    /** Text if values are not parsed; also the text of a string or a dimension. */
    value?: string | CssNode | null
    unit?: string
    matcher?: string | null
    prelude?: CssNode | null
    block?: CssNode | null
    condition?: CssNode | null
    mediaType?: string | null
    modifier?: string | null
    nth?: CssNode
    a?: string | null
    b?: string | null
    children?: Iterable<CssNode> | null
    /** If positions were requested. */
    loc?: { start: { offset: number }; end: { offset: number } } | null
  }
  /** Recovers from anything it cannot read. */
  export default function parse(
    css: string,
    options?: { context?: string; parseValue?: boolean; positions?: boolean },
  ): CssNode
}
