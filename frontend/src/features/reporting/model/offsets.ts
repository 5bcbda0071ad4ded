/** The server counts Unicode code points, the editor UTF-16 units: the place of code point `at` in `text`. */
export function toUtf16(text: string, at: number): number {
  let seen = 0;
  let index = 0;
  while (seen < at && index < text.length) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    seen += 1;
  }
  return index;
}

/** Number of the line (from 1) on which code point `at` stands. */
export function lineOf(text: string, at: number): number {
  return text.slice(0, toUtf16(text, at)).split("\n").length;
}
