import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { sheetKey, type SafetySheet } from "@/shared/safety/sheet";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Glyph } from "@/shared/ui/Icon";
import { ReasonList } from "@/shared/ui/ReasonList";
import { TimeText } from "@/shared/ui/TimeText";

/** Started without a release: said until somebody owns it. */
export function StopAlarms({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const client = useQueryClient();
  const mayOwn = useMay("safety.release");
  const [owning, setOwning] = useState<number | null>(null);
  const own = useMutation({
    mutationFn: (note: string) => take(api.POST("/api/safety/alarms/{alarm_id}/acknowledge", { params: { path: { alarm_id: owning ?? 0 } }, body: { note } })),
    onSuccess: () => {
      setOwning(null);
      void client.invalidateQueries({ queryKey: sheetKey(sheet.exam.id) });
    },
  });
  return sheet.alarms.map((alarm) => (
    <section key={alarm.id} className="panel" role="alert" style={{ borderColor: "var(--problem-fg)" }}>
      <header className="bad">
        <Glyph name="problem" />
        {t("stop.title")} <TimeText at={alarm.started_at} shape="full" />
        <span className="sp" />
        {alarm.acknowledged_at ? (
          <span className="t2">
            {alarm.acknowledged_by}: {alarm.note}
          </span>
        ) : (
          mayOwn && (
            <button type="button" className="btn sm" onClick={() => setOwning(alarm.id)}>
              {t("stop.own")}
            </button>
          )
        )}
      </header>
      <div className="facts">
        <ReasonList reasons={alarm.reasons} />
      </div>
      {owning === alarm.id && <ConfirmWithReason act={t("stop.ownFor", { name: sheet.exam.patient.name })} error={own.error} pending={own.isPending} onConfirm={(note) => own.mutate(note)} onCancel={() => setOwning(null)} />}
    </section>
  ));
}
