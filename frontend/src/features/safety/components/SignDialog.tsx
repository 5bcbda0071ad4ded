import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeId } from "@/shared/lib/ids";
import { useSheetWrite, type SafetySheet } from "@/shared/safety/sheet";
import { ProblemNote } from "@/shared/ui/states";
import type { Stroke } from "../model/strokes";
import { SignaturePad } from "./SignaturePad";

const RELATIONS = ["self", "guardian", "proxy"] as const;

interface Props {
  sheet: SafetySheet;
  document: SafetySheet["documents"][number];
  onClose: () => void;
}

/** The text is read, then signed or refused; a refusal says why. */
export function SignDialog({ sheet, document, onClose }: Props) {
  const { t, i18n } = useTranslation("safety");
  const write = useSheetWrite(sheet.exam.id);
  const { name } = sheet.exam.patient;
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [relation, setRelation] = useState<(typeof RELATIONS)[number]>("self");
  const [signer, setSigner] = useState("");
  const [why, setWhy] = useState("");
  const [id] = useState(makeId);
  const send = (isRefused: boolean) =>
    write.mutate(
      {
        path: "signatures",
        label: name,
        body: { about: document.about, language: i18n.language, relation, signed_by: signer.trim(), is_refused: isRefused, strokes: isRefused ? [] : strokes, note: isRefused ? why.trim() : "", client_id: id },
      },
      { onSuccess: onClose },
    );
  const who = relation === "self" ? name : signer.trim() || t(`sign.${relation}`);
  return (
    <Modal
      open
      title={document.title}
      width={640}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <div className="row">
          <Input value={why} maxLength={500} aria-label={t("sign.why")} placeholder={t("sign.why")} onChange={(event) => setWhy(event.target.value)} />
          <button type="button" className="btn outline-danger" disabled={why.trim() === "" || write.isPending} onClick={() => send(true)}>
            {t("sign.refuse", { name: who })}
          </button>
          <button type="button" className="btn primary" disabled={(relation !== "self" && signer.trim() === "") || write.isPending} onClick={() => send(false)}>
            {t("sign.act", { name: who })}
          </button>
        </div>
      }
    >
      <p className="signtext" tabIndex={0}>
        {document.text}
      </p>
      <div className="row" style={{ margin: "12px 0" }}>
        <div className="seg" role="radiogroup" aria-label={t("sign.relation")}>
          {RELATIONS.map((one) => (
            <button key={one} type="button" role="radio" aria-checked={relation === one} className={relation === one ? "on" : ""} onClick={() => setRelation(one)}>
              {t(`sign.${one}`)}
            </button>
          ))}
        </div>
        {relation !== "self" && <Input value={signer} maxLength={128} aria-label={t("sign.by")} placeholder={t("sign.by")} onChange={(event) => setSigner(event.target.value)} />}
      </div>
      <SignaturePad strokes={strokes} onChange={setStrokes} />
      {write.error && <ProblemNote error={write.error} />}
    </Modal>
  );
}
