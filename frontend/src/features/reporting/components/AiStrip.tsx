import { useQuery, useQueryClient, useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useMay } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";

type AiResult = components["schemas"]["AiResult"];

/** What models say of the exam, where the policy lets it be seen; the reader's word is one click. */
export function AiStrip({ examId }: { examId: number }) {
  const { t } = useTranslation("reading");
  const client = useQueryClient();
  const mayJudge = useMay("report.write");
  const key = ["ai", "exam", examId];
  const found = useQuery({ queryKey: key, queryFn: () => take(api.GET("/api/exams/{exam_id}/ai", { params: { path: { exam_id: examId } } })), refetchInterval: 30_000 });
  const judge = useMutation({
    mutationFn: ({ result, is_present }: { result: AiResult; is_present: boolean }) =>
      take(api.POST("/api/ai/results/{result_id}/verdict", { params: { path: { result_id: result.id } }, body: { is_present, accepted: is_present ? result.findings.filter((one) => one.is_accepted !== false).map((one) => one.id) : [] } })),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
  const mark = useMutation({
    mutationFn: ({ mark_id, is_accepted }: { mark_id: number; is_accepted: boolean }) => take(api.POST("/api/ai/marks/{mark_id}/verdict", { params: { path: { mark_id } }, body: { is_accepted } })),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
  const results = found.data?.results ?? [];
  if (results.length === 0 && !found.data?.n_hidden) return null;
  return (
    <section className="reading-ai" aria-label={t("ai.label")}>
      {results.map((result) => (
        <div key={result.id}>
          <div className="row">
            <span className={result.is_positive ? "tag amber" : "tag"}>{t(result.is_positive ? "ai.positive" : "ai.negative", { target: result.model.target })}</span>
            <span className="cut sp" title={t(`ai.role.${result.model.role}`)}>
              {result.model.product} {result.model.version} · {result.findings.length === 0 ? t("ai.noMarks") : t("ai.marks", { count: result.findings.length })}
            </span>
            {mayJudge &&
              [true, false].map((is_present) => (
                <button key={String(is_present)} type="button" className={result.is_present === is_present ? "btn sm on" : "btn sm"} aria-pressed={result.is_present === is_present} disabled={judge.isPending} onClick={() => judge.mutate({ result, is_present })}>
                  {t(is_present ? "ai.present" : "ai.absent")}
                </button>
              ))}
          </div>
          <ul>
            {result.findings.map((one) => (
              <li key={one.id} className="row">
                <span className={one.is_accepted === false ? "cut sp off" : "cut sp"}>{writeMark(one)}</span>
                {mayJudge &&
                  [true, false].map((is_accepted) => (
                    <button
                      key={String(is_accepted)}
                      type="button"
                      className={one.is_accepted === is_accepted ? "btn sm on" : "btn sm ghost"}
                      aria-pressed={one.is_accepted === is_accepted}
                      aria-label={t(is_accepted ? "ai.accept" : "ai.reject", { mark: writeMark(one) })}
                      title={t(is_accepted ? "ai.accept" : "ai.reject", { mark: writeMark(one) })}
                      disabled={mark.isPending}
                      onClick={() => mark.mutate({ mark_id: one.id, is_accepted })}
                    >
                      <Icon name={is_accepted ? "check" : "x"} />
                    </button>
                  ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {(found.data?.n_hidden ?? 0) > 0 && <p className="meta">{t("ai.hidden", { n: found.data?.n_hidden })}</p>}
      {(judge.error || mark.error) && <ProblemNote error={judge.error ?? mark.error} />}
    </section>
  );
}

const writeMark = (mark: AiResult["findings"][number]): string => (mark.probability == null ? mark.label : `${mark.label} ${Math.round(mark.probability * 100)} %`);
