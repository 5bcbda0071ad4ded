import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ErrorState, Loading } from "@/shared/ui/states";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";

/** Exams that fit a text, one of them chosen. */
export function ExamChoice({ text, chosen, onChoose }: { text: string; chosen: number | null; onChoose: (exam: { id: number; accession: string; name: string }) => void }) {
  const { t } = useTranslation("imaging");
  const lang = useLang();
  const exams = useQuery({
    queryKey: ["imaging", "exams", text],
    queryFn: () => take(api.GET("/api/exams", { params: { query: { q: text, page_size: 20 } } })),
    enabled: text.trim() !== "",
  });
  if (exams.isLoading) return <Loading />;
  if (exams.error) return <ErrorState error={exams.error} onRetry={() => void exams.refetch()} />;
  if (!exams.data) return null;
  return (
    <ul className="im-exams" role="radiogroup" aria-label={t("reconcile.exams")}>
      {exams.data.results.map((one) => (
        <li role="none" key={one.id}>
          <label className={one.id === chosen ? "on" : ""}>
            <input type="radio" name="exam" checked={one.id === chosen} onChange={() => onChoose({ id: one.id, accession: one.accession, name: one.patient.name })} />
            <span className="sp">
              <b className="m">{one.patient.name}</b> <span className="meta">{one.patient.mrn}</span>
              <br />
              {one.accession} · {pick(one.exam_type_names as Record<string, string>, lang)} <span className="meta">{one.slot_start && <TimeText at={one.slot_start} shape="full" />}</span>
            </span>
            <ExamStateTag state={one.state} />
          </label>
        </li>
      ))}
      {exams.data.results.length === 0 && <li role="none" className="meta">{t("reconcile.none")}</li>}
    </ul>
  );
}
