import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonList } from "@/shared/ui/ReasonList";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Study } from "../../api/types";
import { ActsPanel } from "./ActsPanel";
import { ApartPanel, useApart } from "./ApartPanel";
import { FilePanel } from "./FilePanel";
import { CorrectPanel, MergePanel, RejectPanel, SplitPanel } from "./OtherPanels";
import { AsidePanel, TakeAwayPanel } from "./ExamPanels";

const PANELS = { match: FilePanel, aside: AsidePanel, unmatch: TakeAwayPanel, correct: CorrectPanel, reject: RejectPanel, split: SplitPanel, merge: MergePanel, apart: ApartPanel, acts: ActsPanel };
type Panel = keyof typeof PANELS;

/** What can be done with a study as it stands; of bytes set apart only where there are some. */
function listPanels(study: Study, nApart: number): Panel[] {
  const hidden = new Set<Panel>([study.match === "matched" ? "aside" : "unmatch"]);
  if (study.match === "technical") hidden.add("aside");
  if (nApart === 0) hidden.add("apart");
  return (Object.keys(PANELS) as Panel[]).filter((one) => !hidden.has(one));
}

/** One study on the desk: what its images say, and everything that can be done about it. */
export function ReconcileDrawer({ study, first = "match", onClose }: { study: Study; first?: Panel; onClose: () => void }) {
  const { t } = useTranslation("reconcile");
  const [panel, setPanel] = useState<Panel>(first);
  const apart = useApart(study.id);
  const panels = listPanels(study, panel === "apart" ? 1 : (apart.data?.results.length ?? 0));
  const Chosen = PANELS[panel];
  return (
    <Drawer open size={640} title={t("title")} onClose={onClose} destroyOnHidden>
      <dl className="keys-list">
        <dt className="t3">{t("patient")}</dt>
        <dd className="m">
          {writeName(study.patient_name) || "–"} {study.patient_id_text} {study.patient_sex} {study.patient_birth_date}
        </dd>
        <dt className="t3">{t("field.AccessionNumber")}</dt>
        <dd>{study.accession || "–"}</dd>
        <dt className="t3">{t("images")}</dt>
        <dd>
          {study.modality} {study.description} · {study.n_instances} · {study.device_code || study.calling_ae}
        </dd>
      </dl>
      {study.match_reason && <ReasonList reasons={[study.match_reason]} />}
      <div className="im-tabs" style={{ margin: "12px 0" }}>
        <span className="seg" style={{ flexWrap: "wrap" }} role="tablist" aria-label={t("title")}>
          {panels.map((one) => (
            <button type="button" role="tab" key={one} aria-selected={one === panel} className={one === panel ? "on" : ""} onClick={() => setPanel(one)}>
              {t(`act.${one}`)}
            </button>
          ))}
        </span>
      </div>
      <Chosen study={study} onDone={onClose} />
    </Drawer>
  );
}
