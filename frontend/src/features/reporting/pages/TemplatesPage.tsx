import { useMutation } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { CatalogueTabs } from "@/shared/ui/CatalogueTabs";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ModalityFilter } from "@/shared/ui/ModalityFilter";
import { SearchField } from "@/shared/ui/SearchField";
import { ProblemNote } from "@/shared/ui/states";
import { useTableState } from "@/shared/ui/useTableState";
import { readMrrt, useTemplates, type MrrtTemplate, type ReportTemplate } from "../api/templates";
import { TemplateDrawer } from "../components/TemplateDrawer";
import "../reporting.css";

/** Report templates of the department: for which exams, their texts in both languages, every saved version. */
export default function TemplatesPage() {
  const { t } = useTranslation("reporting");
  const lang = useLang();
  const state = useTableState();
  const query = useTemplates(state.query);
  const mayWrite = useMay("template.write");
  const [open, setOpen] = useState<ReportTemplate | "new" | null>(null);
  const [read, setRead] = useState<MrrtTemplate | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (chosen: File) => readMrrt(await chosen.text()),
    onSuccess: (made) => {
      setRead(made);
      setOpen("new");
    },
  });
  const { setFilter } = state;
  const search = useCallback((text: string) => setFilter("q", text), [setFilter]);
  const columns: Column<ReportTemplate>[] = [
    { key: "code", title: t("templates.code"), sort: "code", width: 200, render: (row) => <span className="m">{row.code}</span> },
    { key: "name", title: t("templates.name"), width: 220, render: (row) => <>{pick(row.names, lang)} {!row.is_active && <span className="tag line">{t("templates.retired")}</span>}</> },
    { key: "modality", title: t("templates.modality"), sort: "modality", width: 96, render: (row) => row.modality },
    { key: "parts", title: t("templates.parts"), render: (row) => <span className="meta">{row.body_parts.join(" · ") || "–"}</span> },
    { key: "types", title: t("templates.types"), render: (row) => <span className="meta">{row.exam_types.join(" · ") || "–"}</span> },
    { key: "contrast", title: t("templates.contrast"), width: 110, render: (row) => t(`templates.for_${row.contrast || "any"}`) },
    { key: "version", title: t("templates.version"), sort: "version", align: "right", width: 90, render: (row) => row.version },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="templates"
        label={t("templates.title")}
        columns={columns}
        rowKey={(row) => row.code}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setOpen}
        selected={open && open !== "new" ? open.code : null}
        empty={{ title: t("templates.empty"), hint: t("templates.emptyHint") }}
        tools={
          <>
            <CatalogueTabs />
            <SearchField label={t("templates.search")} value={state.filters.q} onChange={search} width={200} />
            <ModalityFilter label={t("templates.modality")} state={state} />
            {mayWrite && (
              <>
                <input ref={file} type="file" accept=".html,.htm" hidden onChange={(event) => {
                  const chosen = event.target.files?.[0];
                  if (chosen) take.mutate(chosen);
                  event.target.value = "";
                }} />
                <button type="button" className="btn" disabled={take.isPending} onClick={() => file.current?.click()}>
                  {t("templates.readMrrt")}
                </button>
                <button type="button" className="btn primary" onClick={() => setOpen("new")}>
                  {t("templates.add")}
                </button>
                {take.error && <ProblemNote error={take.error} />}
              </>
            )}
          </>
        }
      />
      {open && <TemplateDrawer key={open === "new" ? "new" : `${open.code}-${open.version}`} known={open === "new" ? null : open} read={open === "new" ? read : null} mayWrite={mayWrite} onClose={() => {
        setOpen(null);
        setRead(null);
      }} />}
    </div>
  );
}
