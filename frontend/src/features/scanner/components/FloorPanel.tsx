import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { SafetySheet } from "@/shared/safety/sheet";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { TimeText } from "@/shared/ui/TimeText";
import { useFloor, useVoidReject, type Floor } from "../model/floor";
import { DeviationDialog } from "./DeviationDialog";
import { RejectDialog } from "./RejectDialog";

const EXPOSED = new Set(["in_progress", "acquired", "reported", "delivered", "discontinued"]);

/** What went otherwise than planned: rejected or repeated images, and changes of protocol, dose or contrast, each with its reason. */
export function FloorPanel({ sheet, device }: { sheet: SafetySheet; device: string }) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const { exam } = sheet;
  const floor = useFloor(exam.id);
  const [dialog, setDialog] = useState<"reject" | "deviation" | null>(null);
  const [voiding, setVoiding] = useState<Floor["rejects"][number] | null>(null);
  const voidReject = useVoidReject(exam.id);
  if (!floor.data) return null;
  const { rejects, deviations, reject_reasons: reasons, deviation_subjects: subjects, deviation_reasons: whys } = floor.data;
  const nameOf = (rows: Floor["reject_reasons"], code: string) => {
    const row = rows.find((one) => one.code === code);
    return row ? pick(row.names, lang) : code;
  };
  const who = { name: exam.patient.name, exam: pick(exam.exam_type_names, lang) };
  return (
    <section className="panel floor">
      <header>
        {t("floor.title")}
        <span className="sp" />
        <span className="meta num">{t("floor.count", { rejects: rejects.filter((one) => !one.void_at).length, deviations: deviations.length })}</span>
      </header>
      <ul>
        {rejects.map((one) => (
          <li key={`r${one.id}`} className={one.void_at ? "void" : undefined}>
            <span className="sp">
              <b>
                {t(`floor.kind.${one.kind}`)} · {nameOf(reasons, one.reason)} × {one.n_images}
              </b>
              <span className="meta">
                {" "}
                {[one.view, one.note, one.by].filter(Boolean).join(" · ")} <TimeText at={one.at} />
                {one.void_at && ` · ${t("floor.voided", { by: one.void_by, note: one.void_note })}`}
              </span>
            </span>
            {!one.void_at && (
              <button type="button" className="btn tablet" onClick={() => setVoiding(one)}>
                {t("floor.void")}
              </button>
            )}
          </li>
        ))}
        {deviations.map((one) => (
          <li key={`d${one.id}`}>
            <span className="sp">
              <b>
                {nameOf(subjects, one.subject)}: {one.planned && `${one.planned} → `}
                {one.done}
              </b>
              <span className="meta">
                {" "}
                {[nameOf(whys, one.reason), one.note, one.by].filter(Boolean).join(" · ")} <TimeText at={one.at} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div className="acts">
        {EXPOSED.has(exam.state) && (
          <button type="button" className="btn tablet" onClick={() => setDialog("reject")}>
            {t("floor.reject")}
          </button>
        )}
        <button type="button" className="btn tablet" onClick={() => setDialog("deviation")}>
          {t("floor.deviate")}
        </button>
      </div>
      {dialog === "reject" && <RejectDialog examId={exam.id} who={who} device={device} reasons={reasons} onClose={() => setDialog(null)} />}
      {dialog === "deviation" && <DeviationDialog examId={exam.id} who={who} planned={{ protocol: exam.protocol, contrast: t(`contrastClass.${exam.contrast || "none"}`) }} subjects={subjects} reasons={whys} onClose={() => setDialog(null)} />}
      {voiding && (
        <ConfirmWithReason
          act={t("floor.voidOf", { what: nameOf(reasons, voiding.reason), name: who.name })}
          error={voidReject.error}
          pending={voidReject.isPending}
          onConfirm={(note) => voidReject.mutate({ id: voiding.id, note }, { onSuccess: () => setVoiding(null) })}
          onCancel={() => setVoiding(null)}
        />
      )}
    </section>
  );
}
