import { DRAWINGS, GLYPHS } from "./drawings";

export type IconName = keyof typeof DRAWINGS;
export type GlyphName = keyof typeof GLYPHS;

/** One icon of the 16 px set. Beside a word it is decoration; alone it needs `label`. */
export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }) {
  return (
    <svg
      className="i"
      viewBox={name === "mark" ? "0 0 24 24" : "0 0 16 16"}
      style={size === 16 ? undefined : { width: size, height: size }}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {DRAWINGS[name]}
    </svg>
  );
}

/** Status glyph: always beside a word, except in a bar narrower than 28 px (there the bar carries the label). */
export function Glyph({ name, size = 12 }: { name: GlyphName; size?: number }) {
  return (
    <svg className="g" viewBox="0 0 12 12" style={size === 12 ? undefined : { width: size, height: size }} aria-hidden>
      {GLYPHS[name]}
    </svg>
  );
}
