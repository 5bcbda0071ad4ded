import { useTranslation } from "react-i18next";
import { Timeline } from "@/shared/ui/Timeline";
import { Icon } from "@/shared/ui/Icon";
import { BASE } from "@/shared/api/client";
import { formatMinutes } from "@/shared/lib/time";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useTimeline, type TimelineRow } from "../api/exams";

/** Everything that happened to the exam, whose clock said so, and the intervals that follow. */
export function TimelinePanel({ examId }: { examId: number }) {
  const { t } = useTranslation("exams");
  const query = useTimeline(examId);
  return (
    <section className="panel">
      <header className="row">
        <b>{t("timeline.title")}</b>
        <span className="sp" />
        <a className="btn sm ghost" href={`${BASE}/api/exams/${examId}/timeline.pdf`} target="_blank" rel="noreferrer">
          <Icon name="print" />
          {t("timeline.print")}
        </a>
      </header>
      <div className="body col" style={{ gap: 12 }}>
        {query.isPending && <Loading lines={6} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && query.data.intervals.length > 0 && (
          <ul className="spans">
            {query.data.intervals.map((span) => (
              <li key={span.code}>
                <span className="cap">{span.text}</span>
                <div className="m num">
                  {formatMinutes(span.minutes)} <span className="meta">{t("timeline.unit")}</span>
                </div>
              </li>
            ))}
          </ul>
        )}
        {query.data && (
          <Timeline
            withDate
            entries={query.data.entries.map((row, at) => ({ id: at, at: row.at, title: <Title row={row} />, detail: <Detail row={row} />, ...(row.is_expected ? {} : { glyph: "problem" as const }) }))}
          />
        )}
      </div>
    </section>
  );
}

function Title({ row }: { row: TimelineRow }) {
  const { t } = useTranslation("exams");
  const moved = row.from_state !== row.to_state;
  return (
    <span className={row.is_undone ? "undone" : row.is_expected ? undefined : "bad"}>
      {row.text}
      {moved && (
        <span className="t2">
          {" "}
          · {t(`common:examState.${row.from_state}`)} → {t(`common:examState.${row.to_state}`)}
        </span>
      )}
    </span>
  );
}

function Detail({ row }: { row: TimelineRow }) {
  const { t } = useTranslation("exams");
  const parts = [row.actor_name, t(`source.${row.source}`), row.is_undone ? t("timeline.undone") : "", row.note];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}
