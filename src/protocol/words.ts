/** Texts of the display language by their English ones; what is missing stays English. */
export type Words = Readonly<Record<string, string>>;

/** Takes what came over a wire for words, as far as it is. */
export function readWords(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
