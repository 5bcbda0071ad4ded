import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { TimeText } from "@/shared/ui/TimeText";
import { markNoShow } from "../api/appointments";
import { useNoShows } from "../api/desk";
import type { Appointment } from "../api/types";
import { ReasonDialog } from "./ReasonDialog";

/** Who should be here and is not: a proposal, a person decides with one reason. */
export function AbsentPanel({ site, onMarked }: { site: number | undefined; onMarked: (row: Appointment) => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const client = useQueryClient();
  const absent = useNoShows(site).data ?? [];
  const [chosen, setChosen] = useState<Appointment | null>(null);
  const mark = useMutation({
    mutationFn: markNoShow,
    onSuccess: (row) => {
      setChosen(null);
      onMarked(row);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }),
  });
  if (absent.length === 0) return null;
  return (
    <section className="panel">
      <header>{t("absent.title", { count: absent.length })}</header>
      <ul className="absent">
        {absent.map((row) => (
          <li key={row.id}>
            <TimeText at={row.starts_at} />
            <b>{row.exam.patient.name}</b>
            <span className="t2 num">{row.exam.patient.phone}</span>
            <span className="sp cut">
              {pick(row.exam.exam_type_names, lang)} · {row.resource_code}
            </span>
            <button type="button" className="btn sm" onClick={() => setChosen(row)}>
              {t("appointment.noShow")}
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <ReasonDialog
          kind="no_show"
          act={t("appointment.noShowAct", { name: chosen.exam.patient.name })}
          direct
          error={mark.error ?? undefined}
          pending={mark.isPending}
          onConfirm={(why) => mark.mutate({ id: chosen.id, ...why, version: chosen.version })}
          onCancel={() => setChosen(null)}
        />
      )}
    </section>
  );
}
