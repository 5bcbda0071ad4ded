import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useEntries, useLexiconFacts, useSaveEntry, useWithdrawEntry, type Entry, type EntryKind } from "../api/rules";

const KINDS: readonly EntryKind[] = ["preferred", "confusion", "word", "finding", "place", "mask"];

/** The department's own terms beside the language packs: preferred wordings, words that are no slips, findings and places. */
export function LexiconTab() {
  const { t } = useTranslation("rules");
  const [kind, setKind] = useState<EntryKind>("preferred");
  const [page, setPage] = useState(1);
  const entries = useEntries({ kind, page });
  const facts = useLexiconFacts();
  const mayChange = useMay("qc.rules");
  const rows = entries.data?.results ?? [];
  return (
    <section className="panel" aria-label={t("tab.lexicon")}>
      <header style={{ flexWrap: "wrap" }}>
        <span className="seg" role="group" aria-label={t("lexicon.kind")}>
          {KINDS.map((one) => (
            <button
              type="button"
              key={one}
              className={one === kind ? "on" : ""}
              aria-pressed={one === kind}
              onClick={() => {
                setKind(one);
                setPage(1);
              }}
            >
              {t(`kind.${one}`)}
            </button>
          ))}
        </span>
        <span className="sp" />
        {facts.data?.map((row) => (
          <span className="meta" key={row.lang}>
            {t("lexicon.builtIn", { lang: t(`lang.${row.lang}`), findings: row.built_in.finding, places: row.built_in.place })}
          </span>
        ))}
      </header>
      <div className="body">
        <p className="t2">{t(`kindHint.${kind}`)}</p>
        {mayChange && <EntryForm key={kind} kind={kind} />}
        {entries.isPending && <Loading lines={4} />}
        {entries.isError && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
        {entries.data && rows.length === 0 && <EmptyState title={t("lexicon.empty")} />}
        {rows.length > 0 && <Entries rows={rows} mayChange={mayChange} />}
        {entries.data && (page > 1 || entries.data.next_page) && (
          <p className="row">
            <button type="button" className="btn sm" disabled={page === 1} onClick={() => setPage(page - 1)}>
              {t("before")}
            </button>
            <button type="button" className="btn sm" disabled={!entries.data.next_page} onClick={() => setPage(page + 1)}>
              {t("next")}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function Entries({ rows, mayChange }: { rows: Entry[]; mayChange: boolean }) {
  const { t } = useTranslation("rules");
  const withdraw = useWithdrawEntry();
  return (
    <div>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("lexicon.lang")}</th>
            <th>{t("lexicon.term")}</th>
            <th>{t("lexicon.meaning")}</th>
            <th>{t("lexicon.by")}</th>
            <th>
              <span className="visually-hidden">{t("lexicon.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{t(`lang.${row.lang}`)}</td>
              <td>
                <b>{row.term}</b> {!row.is_on && <span className="tag">{t("lexicon.off")}</span>}
              </td>
              <td>{row.meaning}</td>
              <td>
                {row.changed_by_name} <TimeText at={row.changed_at} shape="full" />
              </td>
              <td>
                {mayChange && row.is_on && (
                  <button type="button" className="btn sm" aria-label={t("lexicon.withdrawOf", { term: row.term })} onClick={() => withdraw.mutate(row.id)}>
                    {t("lexicon.withdraw")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {withdraw.error && <ProblemNote error={withdraw.error} />}
    </div>
  );
}

function EntryForm({ kind }: { kind: EntryKind }) {
  const { t } = useTranslation("rules");
  const [form] = Form.useForm<{ lang: "zh" | "en"; term: string; meaning?: string }>();
  const save = useSaveEntry();
  const facts = useLexiconFacts();
  const lang = Form.useWatch("lang", form) ?? "zh";
  const known = facts.data?.find((row) => row.lang === lang);
  const codes = kind === "finding" ? known?.findings : kind === "place" ? known?.places : undefined;
  return (
    <Form form={form} name={`entry-${kind}`} layout="inline" initialValues={{ lang: "zh" }} onFinish={(values) => save.mutate({ kind, ...values, meaning: values.meaning ?? "" }, { onSuccess: () => form.resetFields(["term", "meaning"]) })} style={{ rowGap: 8, marginBottom: 12 }}>
      <Form.Item name="lang" label={t("lexicon.lang")}>
        <Select style={{ width: 110 }} options={(["zh", "en"] as const).map((value) => ({ value, label: t(`lang.${value}`) }))} />
      </Form.Item>
      <Form.Item name="term" label={t("lexicon.term")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
        <Input maxLength={60} />
      </Form.Item>
      {(kind === "preferred" || kind === "confusion") && (
        <Form.Item name="meaning" label={t(kind === "confusion" ? "lexicon.right" : "lexicon.preferred")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      {codes && (
        <Form.Item name="meaning" label={t("lexicon.meaning")} rules={[{ required: true, message: t("form.needed") }]}>
          <Select showSearch style={{ width: 180 }} options={codes.map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
      <button type="submit" className="btn primary" disabled={save.isPending}>
        {t("lexicon.add")}
      </button>
      {save.error && <ProblemNote error={save.error} />}
    </Form>
  );
}
