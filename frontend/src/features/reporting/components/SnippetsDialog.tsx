import { Form, Input, Modal, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { useDeleteSnippet, useSaveSnippet, useSnippets, type Snippet, type SnippetFacts } from "../api/snippets";

/** Own and shared snippets of one language: the word typed after the stroke, and what it becomes in each section. */
export function SnippetsDialog({ lang, onClose }: { lang: "zh" | "en"; onClose: () => void }) {
  const { t } = useTranslation("reporting");
  const list = useSnippets(lang);
  const mayShare = useMay("snippet.share");
  const [open, setOpen] = useState<Snippet | "new" | null>(null);
  const remove = useDeleteSnippet();
  return (
    <Modal open title={t("snippets.title")} footer={null} onCancel={onClose} width={720}>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={4} />}
      {list.data && open === null && (
        <>
          <p className="meta">{t("snippets.hint")}</p>
          <ul className="reading-snippets">
            {list.data.results.map((one) => (
              <li key={one.id} className="row">
                <b className="num">/{one.word}</b>
                <span className="sp cut">{one.title}</span>
                {one.is_shared && <span className="tag line">{t("snippets.shared")}</span>}
                {(!one.is_shared || mayShare) && (
                  <>
                    <button type="button" className="btn sm" onClick={() => setOpen(one)}>
                      {t("snippets.edit", { word: one.word })}
                    </button>
                    <button type="button" className="btn sm ghost" disabled={remove.isPending} onClick={() => remove.mutate(one.id)}>
                      {t("snippets.delete", { word: one.word })}
                    </button>
                  </>
                )}
              </li>
            ))}
          </ul>
          {remove.error && <ProblemNote error={remove.error} />}
          <button type="button" className="btn primary" onClick={() => setOpen("new")}>
            {t("snippets.add")}
          </button>
        </>
      )}
      {open !== null && <SnippetForm known={open === "new" ? null : open} lang={lang} mayShare={mayShare} onDone={() => setOpen(null)} />}
    </Modal>
  );
}

function SnippetForm({ known, lang, mayShare, onDone }: { known: Snippet | null; lang: "zh" | "en"; mayShare: boolean; onDone: () => void }) {
  const { t } = useTranslation("reporting");
  const [form] = Form.useForm<SnippetFacts>();
  const save = useSaveSnippet(known?.id ?? null);
  const needed = [{ required: true, whitespace: true, message: t("templates.needed") }];
  const submit = (values: SnippetFacts) =>
    save.mutate({ ...values, lang }, { onSuccess: onDone, onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Form<SnippetFacts> form={form} name="snippet" layout="vertical" requiredMark={false} initialValues={known ?? { findings: "", impression: "", is_shared: false }} onFinish={submit}>
      <div className="row" style={{ alignItems: "start" }}>
        <Form.Item name="word" label={t("snippets.word")} rules={needed} style={{ flex: 1 }}>
          <Input prefix="/" maxLength={20} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="title" label={t("snippets.name")} rules={needed} style={{ flex: 2 }}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
      </div>
      {(["findings", "impression"] as const).map((section) => (
        <Form.Item key={section} name={section} label={t(`section.${section}`)}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={4000} />
        </Form.Item>
      ))}
      {mayShare && (
        <Form.Item name="is_shared" label={t("snippets.share")} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
      {save.isError && <ProblemNote error={save.error} />}
      <div className="row">
        <button type="submit" className="btn primary" disabled={save.isPending}>
          {t("snippets.save")}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {t("snippets.back")}
        </button>
      </div>
    </Form>
  );
}
