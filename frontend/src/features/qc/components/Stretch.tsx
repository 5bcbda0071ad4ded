interface Props {
  lang: string;
  text: string;
  /** In Unicode code points, as the server counts. */
  start: number;
  end: number;
  right?: string;
}

/** A sentence with its fault marked, and what should stand there. */
export function Stretch({ lang, text, start, end, right }: Props) {
  const points = Array.from(text);
  const cut = (from: number, to?: number) => points.slice(from, to).join("");
  return (
    <span lang={lang} className="stretch">
      {cut(Math.max(0, start - 60), start)}
      <mark>{cut(start, end)}</mark>
      {right && <ins>{right}</ins>}
      {cut(end, end + 60)}
    </span>
  );
}
