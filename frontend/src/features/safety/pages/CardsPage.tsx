import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { GRADES } from "../model/grading";
import { SafetyTabs } from "../components/SafetyTabs";
import "../safety.css";

type NewCard = components["schemas"]["NewActionCardRequest"];
const KINDS = ["allergic_like", "physiologic", "extravasation"] as const;

/** What the department does in a reaction, in its own words: one person writes, another approves. None is shipped. */
export default function CardsPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const mayWrite = useMay("safety.override");
  const [writing, setWriting] = useState(false);
  const cards = useQuery({ queryKey: ["safety", "cards"], queryFn: () => take(api.GET("/api/safety/cards", { params: { query: { page_size: 200 } } })) });
  const refresh = () => void client.invalidateQueries({ queryKey: ["safety"] });
  const approve = useMutation({
    mutationFn: (id: number) => take(api.POST("/api/safety/cards/{card_id}/approve", { params: { path: { card_id: id } }, body: { note: "" } })),
    onSuccess: refresh,
  });
  if (cards.error && !cards.data) return <ErrorState error={cards.error} onRetry={() => void cards.refetch()} wide />;
  if (!cards.data) return <Loading />;
  return (
    <div className="page narrow">
      <SafetyTabs />
      <div className="page-head">
        <span className="t2">{t("cards.hint")}</span>
        <span className="sp" />
        {mayWrite && (
          <button type="button" className="btn primary" onClick={() => setWriting(true)}>
            {t("cards.write")}
          </button>
        )}
      </div>
      {approve.error && <ProblemNote error={approve.error} />}
      {cards.data.results.length === 0 && <EmptyState title={t("cards.empty")} hint={t("cards.emptyHint")} />}
      {cards.data.results.map((card) => (
        <section key={card.id} className="panel">
          <header>
            {pick(card.title, lang)}
            <span className="meta">
              {t(`grade.${card.grade}`)} · {t(`kind.${card.kind}`)} · {t("cards.version", { n: card.version })}
            </span>
            <span className="sp" />
            <span className={card.state === "approved" ? "tag green" : card.state === "draft" ? "tag amber" : "tag"}>{t(`cards.state.${card.state}`)}</span>
            {mayWrite && card.state === "draft" && (
              <button type="button" className="btn sm" disabled={approve.isPending} onClick={() => approve.mutate(card.id)}>
                {t("cards.approve")}
              </button>
            )}
          </header>
          <ol className="facts">
            {card.lines.map((line, at) => (
              <li key={pick(line, lang)}>
                {at + 1}. {pick(line, lang)}
              </li>
            ))}
          </ol>
          <p className="meta" style={{ padding: "0 12px 12px" }}>
            {card.written_by} <TimeText at={card.written_at} shape="full" /> {card.approved_by && `· ${t("cards.approvedBy", { by: card.approved_by })}`} {card.approved_at && <TimeText at={card.approved_at} shape="full" />}
          </p>
        </section>
      ))}
      {writing && (
        <CardWriter
          onClose={() => setWriting(false)}
          onSaved={() => {
            setWriting(false);
            refresh();
          }}
        />
      )}
    </div>
  );
}

/** One line of text is one line of the card; both languages side by side. */
function CardWriter({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const { t } = useTranslation("safety");
  const [kind, setKind] = useState<NewCard["kind"]>("allergic_like");
  const [grade, setGrade] = useState<NewCard["grade"]>("severe");
  const [title, setTitle] = useState({ "zh-Hans": "", en: "" });
  const [text, setText] = useState({ "zh-Hans": "", en: "" });
  const split = (words: string) => words.split("\n").map((line) => line.trim()).filter(Boolean);
  const zh = split(text["zh-Hans"]);
  const en = split(text.en);
  const lines = zh.map((line, at) => ({ "zh-Hans": line, en: en[at] ?? line }));
  const save = useMutation({ mutationFn: () => take(api.POST("/api/safety/cards", { body: { kind, grade, title, lines } })), onSuccess: onSaved });
  return (
    <Modal open width={820} title={t("cards.write")} okText={t("cards.save")} cancelText={t("common:back")} okButtonProps={{ disabled: lines.length === 0 || !title["zh-Hans"].trim(), loading: save.isPending }} onOk={() => save.mutate()} onCancel={onClose} destroyOnHidden>
      <div className="row" style={{ marginBottom: 12 }}>
        <Select aria-label={t("confirm.kind")} value={kind} style={{ flex: 1 }} onChange={setKind} options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
        <Select aria-label={t("reactions.grade")} value={grade} style={{ flex: 1 }} onChange={setGrade} options={GRADES.map((one) => ({ value: one, label: t(`grade.${one}`) }))} />
      </div>
      <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 12 }}>
        {(["zh-Hans", "en"] as const).map((one) => (
          <div key={one} style={{ display: "grid", gap: 8 }}>
            <Input value={title[one]} maxLength={80} aria-label={t(`cards.titleIn.${one}`)} placeholder={t(`cards.titleIn.${one}`)} onChange={(event) => setTitle({ ...title, [one]: event.target.value })} />
            <Input.TextArea value={text[one]} aria-label={t(`cards.linesIn.${one}`)} placeholder={t(`cards.linesIn.${one}`)} autoSize={{ minRows: 8 }} onChange={(event) => setText({ ...text, [one]: event.target.value })} />
          </div>
        ))}
      </div>
      {save.error && <ProblemNote error={save.error} />}
    </Modal>
  );
}
