import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { sheetKey, useSheetWrite, type SafetySheet } from "@/shared/safety/sheet";
import { useMay, useSession } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { SeverityGlyph } from "@/shared/ui/ReasonList";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

type Point = SafetySheet["open_points"][number];

/** What stands between this patient and the scan; a radiologist may accept a point with a reason, a named person releases. */
export function OpenPoints({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const client = useQueryClient();
  const [accepting, setAccepting] = useState<Point | null>(null);
  const mayAccept = useMay("safety.override");
  const mayRelease = useMay("safety.release");
  const { roles } = useSession();
  const write = useSheetWrite(sheet.exam.id);
  const { name } = sheet.exam.patient;
  const accept = useMutation({
    mutationFn: ({ key, why }: { key: string; why: string }) =>
      take(api.POST("/api/safety/exams/{exam_id}/decisions", { params: { path: { exam_id: sheet.exam.id } }, body: { keys: [key], why } })),
    onSuccess: (fresh) => {
      client.setQueriesData({ queryKey: sheetKey(sheet.exam.id) }, fresh);
      setAccepting(null);
    },
  });
  const withdraw = useMutation({
    mutationFn: () => take(api.DELETE("/api/safety/exams/{exam_id}/release", { params: { path: { exam_id: sheet.exam.id } } })),
    onSuccess: (fresh) => client.setQueriesData({ queryKey: sheetKey(sheet.exam.id) }, fresh),
  });
  const mayCheck = roles.some((role) => ["technologist", "radiologist"].includes(role));
  const waiting = new Set(sheet.decisions.filter((one) => one.needs_second && !one.seconded_at).map((one) => one.key));
  const over = !["requested", "vetted", "booked", "arrived", "ready"].includes(sheet.exam.state);
  return (
    <section className="panel">
      <header>
        {t("points.title")}
        <span className="sp" />
        <span className={sheet.open_points.length ? "warn m" : "good m"}>{sheet.open_points.length ? t("points.open", { n: sheet.open_points.length }) : t("points.none")}</span>
      </header>
      <ul className="points">
        {sheet.open_points.map((point) => (
          <li key={point.key}>
            <span>
              <SeverityGlyph severity={point.reason.severity} /> {point.reason.text} <span className="meta">{point.reason.policy_version}</span>
            </span>
            {waiting.has(point.key) && <span className="warn">{t("decisions.waits")}</span>}
            {mayAccept && point.can_accept && !over && !waiting.has(point.key) && (
              <button type="button" className="btn sm" onClick={() => setAccepting(point)}>
                {t("points.accept")}
              </button>
            )}
          </li>
        ))}
        {sheet.notes.map((note) => (
          <li key={note.key} className="t2">
            <span>
              <SeverityGlyph severity={note.reason.severity} /> {note.reason.text}
            </span>
          </li>
        ))}
      </ul>
      <div className="facts">
        {sheet.needs_check && (
          <div className="row">
            <span className="warn">{sheet.missing_check?.text ?? t("points.checkNeeded")}</span>
            <span className="sp" />
            {mayCheck && (
              <button type="button" className="btn" disabled={write.isPending} onClick={() => write.mutate({ path: "check", label: name })}>
                {t("points.check", { name })}
              </button>
            )}
          </div>
        )}
        {sheet.release ? (
          <div className="row">
            <span className="good m">
              {t("points.releasedBy", { by: sheet.release.released_by })} <TimeText at={sheet.release.at} />
            </span>
            <span className="sp" />
            {mayRelease && !over && (
              <button type="button" className="btn" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
                {t("points.withdraw", { name })}
              </button>
            )}
          </div>
        ) : (
          mayRelease &&
          !over && (
            <button type="button" className="btn primary" style={{ minHeight: 44 }} disabled={write.isPending || sheet.open_points.length > 0 || sheet.needs_check} onClick={() => write.mutate({ path: "release", label: name })}>
              {t("points.release", { name })}
            </button>
          )
        )}
        {(write.error ?? withdraw.error) && <ProblemNote error={write.error ?? withdraw.error} />}
      </div>
      {accepting && (
        <ConfirmWithReason
          act={t("points.acceptFor", { name })}
          hint={accepting.reason.text}
          danger={accepting.effect === "hold"}
          error={accept.error}
          pending={accept.isPending}
          onConfirm={(why) => accept.mutate({ key: accepting.key, why })}
          onCancel={() => setAccepting(null)}
        />
      )}
    </section>
  );
}
