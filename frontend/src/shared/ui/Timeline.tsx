import type { ReactNode } from "react";
import { Glyph, Icon, type GlyphName } from "./Icon";
import { TimeText } from "./TimeText";

export interface TimelineEntry {
  id: string | number;
  at: string;
  title: ReactNode;
  /** Who, by which source (person, MPPS, device, message, system). */
  detail?: ReactNode;
  glyph?: GlyphName;
}

/** What happened when, first at the top; times in the site's zone to the second. */
export function Timeline({ entries, withDate = false }: { entries: TimelineEntry[]; withDate?: boolean }) {
  return (
    <ol className="tl">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="at num">
            {withDate && (
              <span className="meta">
                <TimeText at={entry.at} shape="date" />{" "}
              </span>
            )}
            <TimeText at={entry.at} shape="seconds" />
          </span>
          <span className="pin t3">{entry.glyph ? <Glyph name={entry.glyph} /> : <Icon name="clock" size={12} />}</span>
          <span>
            {entry.title}
            {entry.detail && <span className="meta" style={{ display: "block" }}>{entry.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
