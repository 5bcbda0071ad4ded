import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { assignExam, claimExam, returnExam, useReaders, useReadingAct } from "../api/allocation";
import type { ReadingItem } from "../api/reading";

/** Who has the chosen exam to read, and the acts on that: take it, hand it back, give it to a colleague. */
export function ReaderBar({ row }: { row: ReadingItem }) {
  const { t } = useTranslation("reading");
  const me = useSession().user?.id;
  const mayWrite = useMay("report.write");
  const mayAssign = useMay("reading.assign");
  const [giving, setGiving] = useState(false);
  const readers = useReaders(giving);
  const act = useReadingAct((what: "claim" | "return" | { give: string }) => {
    if (what === "claim") return claimExam(row.exam.id, true);
    return what === "return" ? returnExam(row.exam.id) : assignExam(row.exam.id, what.give);
  });
  const mine = row.reader_id !== "" && row.reader_id === me;
  return (
    <div className="reading-reader" role="group" aria-label={t("reader.label")}>
      <span className="cut">{row.reader_name ? t(mine ? "reader.mine" : "reader.of", { name: row.reader_name }) : t("reader.nobody")}</span>
      {mayWrite && !mine && (
        <button type="button" className="btn sm" disabled={act.isPending} onClick={() => act.mutate("claim")}>
          {t(row.reader_name ? "reader.takeOver" : "reader.take")}
        </button>
      )}
      {mine && (
        <button type="button" className="btn sm" disabled={act.isPending} onClick={() => act.mutate("return")}>
          {t("reader.return")}
        </button>
      )}
      {mayAssign && !giving && (
        <button type="button" className="btn sm" onClick={() => setGiving(true)}>
          {t("reader.give")}
        </button>
      )}
      {giving && (
        <Select
          aria-label={t("reader.give")}
          autoFocus
          defaultOpen
          size="small"
          style={{ minWidth: 150 }}
          loading={readers.isPending}
          placeholder={t("reader.give")}
          options={(readers.data ?? []).map((one) => ({ value: one.id, label: t("reader.withOpen", { name: one.name, n: one.n_open }) }))}
          onChange={(id: string) => act.mutate({ give: id }, { onSettled: () => setGiving(false) })}
          onBlur={() => setGiving(false)}
        />
      )}
      {act.error && <ProblemNote error={act.error} />}
    </div>
  );
}
