export interface DiffPart {
  op: "same" | "gone" | "new";
  text: string;
}

/** A text as sentences, each with its own end mark; blank ones are left out. */
export function splitSentences(text: string): string[] {
  return (text.match(/[^。；;!！?？\n]*?(?:[。；;!！?？\n]|\.(?=\s|$)|$)/gu) ?? []).map((one) => one.trim()).filter(Boolean);
}

/** What of the earlier text is gone and what is new, sentence by sentence, in reading order. */
export function diffSentences(before: string, after: string): DiffPart[] {
  const [a, b] = [splitSentences(before), splitSentences(after)];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      parts.push({ op: "same", text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ op: "gone", text: left });
      i += 1;
    } else {
      parts.push({ op: "new", text: right ?? "" });
      j += 1;
    }
  }
  return parts;
}
