import { useQuery } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { SearchField } from "@/shared/ui/SearchField";
import { ErrorState, Loading } from "@/shared/ui/states";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import type { Proposal, Study } from "../../api/types";
import { useReconcile } from "../../hooks/useReconcile";
import { ExamChoice } from "../ExamChoice";
import { NoteForm } from "./NoteForm";

const NAMES_THE_EXAM = /^imaging\.sign_(accession|patient_id|name)(_like)?$/;

/** Files a study under an exam: the likeliest is chosen already where the images name it, the reason is one key, Ctrl+Enter does it. */
export function FilePanel({ study, onDone }: { study: Study; onDone: () => void }) {
  const { t } = useTranslation("reconcile");
  const [text, setText] = useState("");
  const [picked, setPicked] = useState<{ id: number; accession: string; name: string } | null>(null);
  const [corrects, setCorrects] = useState(true);
  const proposals = useQuery({
    queryKey: ["imaging", "proposals", study.id],
    queryFn: () => take(api.GET("/api/studies/{study_id}/proposals", { params: { path: { study_id: study.id } } })),
  });
  const likeliest = proposals.data?.[0];
  const best = likeliest?.reasons.some((one) => NAMES_THE_EXAM.test(one.code)) ? likeliest.exam : undefined;
  const exam = picked ?? (best ? { id: best.id, accession: best.accession, name: best.patient_name } : null);
  const act = useReconcile(
    (note: string) => take(api.POST("/api/studies/{study_id}/file", { params: { path: { study_id: study.id } }, body: { exam_id: exam?.id ?? 0, with_correction: corrects, note, version: study.version ?? 1 } })),
    onDone,
  );
  return (
    <>
      {proposals.isLoading && <Loading />}
      {proposals.error && <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />}
      {proposals.data && (
        <ul className="im-exams" role="radiogroup" aria-label={t("proposals")}>
          {proposals.data.map((one) => (
            <ProposalRow key={one.exam.id} proposal={one} isChosen={exam?.id === one.exam.id} onChoose={setPicked} />
          ))}
          {proposals.data.length === 0 && <li role="none" className="meta">{t("noProposal")}</li>}
        </ul>
      )}
      <SearchField label={t("search")} value={text} onChange={setText} width={320} />
      <ExamChoice text={text} chosen={picked?.id ?? null} onChoose={setPicked} />
      <NoteForm
        act={exam ? t("file", { accession: exam.accession, name: exam.name }) : t("choose")}
        reasons={[t("why.number"), t("why.unscheduled"), t("why.console")]}
        disabled={exam === null}
        pending={act.isPending}
        error={act.error}
        onConfirm={(note) => act.mutate(note)}
      >
        <Checkbox checked={corrects} onChange={(event) => setCorrects(event.target.checked)}>
          {t("withCorrection")}
        </Checkbox>
      </NoteForm>
    </>
  );
}

function ProposalRow({ proposal, isChosen, onChoose }: { proposal: Proposal; isChosen: boolean; onChoose: (exam: { id: number; accession: string; name: string }) => void }) {
  const { t } = useTranslation("reconcile");
  const lang = useLang();
  const { exam } = proposal;
  return (
    <li role="none">
      <label className={isChosen ? "on" : ""}>
        <input type="radio" name="proposal" checked={isChosen} onChange={() => onChoose({ id: exam.id, accession: exam.accession, name: exam.patient_name })} />
        <span className="sp">
          <b className="m">{exam.patient_name}</b> <span className="meta">{exam.patient_mrn}</span> <span className="tag blue">{t("score", { score: proposal.score })}</span>
          <br />
          {exam.accession} · {pick(exam.exam_type_names, lang)} <span className="meta">{exam.slot_start && <TimeText at={exam.slot_start} shape="full" />}</span>
          <br />
          <span className="t2">{proposal.reasons.map((reason) => reason.text).join(" · ")}</span>
        </span>
        <ExamStateTag state={exam.state} />
      </label>
    </li>
  );
}
