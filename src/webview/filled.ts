/** A text of the display language with elements where its placeholders `{0}`, `{1}` stand. */
export function filled(text: string, ...parts: readonly Node[]): readonly (Node | string)[] {
  return text.split(/\{(\d+)\}/).flatMap((piece, at) => (at % 2 === 1 ? (parts[Number(piece)] ?? []) : piece || []));
}
