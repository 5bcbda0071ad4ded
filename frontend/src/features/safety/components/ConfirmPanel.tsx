import { useMutation } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { ProblemNote } from "@/shared/ui/states";
import { GRADES } from "../model/grading";

type Detail = components["schemas"]["ReactionDetail"];
type Word = components["schemas"]["ConfirmReactionRequest"];

const KINDS = ["allergic_like", "physiologic", "extravasation", "delayed", "renal", "unknown"] as const;
const LEAVES_ALLERGY = new Set<string>(["allergic_like", "delayed", "unknown"]);

/** A physician's word: class, grade, and what it will mean for the patient's record. */
export function ConfirmPanel({ reaction, onDone }: { reaction: Detail; onDone: (fresh: Detail) => void }) {
  const { t } = useTranslation("safety");
  const [kind, setKind] = useState<Word["kind"]>(reaction.chosen_kind as Word["kind"]);
  const [grade, setGrade] = useState<Word["grade"]>(reaction.chosen_grade as Word["grade"]);
  const [note, setNote] = useState("");
  const leaves = LEAVES_ALLERGY.has(kind);
  const confirm = useMutation({
    mutationFn: () => take(api.POST("/api/safety/reactions/{reaction_id}/confirm", { params: { path: { reaction_id: reaction.id } }, body: { kind, grade, note } })),
    onSuccess: onDone,
  });
  return (
    <section className="panel">
      <header>{t("confirm.title")}</header>
      <div className="formgrid">
        <Select aria-label={t("confirm.kind")} value={kind} onChange={setKind} options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
        <div className="seg" role="radiogroup" aria-label={t("reactions.grade")}>
          {GRADES.map((one) => (
            <button key={one} type="button" role="radio" aria-checked={grade === one} className={grade === one ? "on" : ""} onClick={() => setGrade(one)}>
              {t(`grade.${one}`)}
            </button>
          ))}
        </div>
        <Input.TextArea value={note} aria-label={t("confirm.note")} placeholder={t("confirm.note")} autoSize={{ minRows: 2 }} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        <p className={leaves ? "warn" : "t2"}>{t(leaves ? "confirm.allergy" : "confirm.noAllergy")}</p>
        <button type="button" className="btn primary" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {t("confirm.act", { name: reaction.patient_name, grade: t(`grade.${grade}`) })}
        </button>
        {confirm.error && <ProblemNote error={confirm.error} />}
      </div>
    </section>
  );
}
