import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { CatalogueTabs } from "@/shared/ui/CatalogueTabs";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ModalityFilter } from "@/shared/ui/ModalityFilter";
import { SearchField } from "@/shared/ui/SearchField";
import { useTableState } from "@/shared/ui/useTableState";
import { useExamTypes, type ExamType } from "../api/catalogue";
import { ExamTypeDrawer } from "../components/ExamTypeDrawer";

/** What can be ordered: names, length, preparation, contrast, side. */
export default function CataloguePage() {
  const { t } = useTranslation("catalogue");
  const lang = useLang();
  const state = useTableState();
  const query = useExamTypes(state.query);
  const [open, setOpen] = useState<ExamType | "new" | null>(null);
  const { setFilter } = state;
  const search = useCallback((text: string) => setFilter("q", text), [setFilter]);
  const columns: Column<ExamType>[] = [
    { key: "code", title: t("field.code"), sort: "code", width: 160, render: (type) => <span className="m">{type.code}</span> },
    { key: "name", title: t("field.name"), render: (type) => <>{pick(type.names, lang)} {!type.is_active && <span className="tag line">{t("retired")}</span>}</> },
    { key: "modality", title: t("field.modality"), sort: "modality", width: 96, render: (type) => type.modality },
    { key: "part", title: t("field.bodyPart"), sort: "body_part", render: (type) => <span className="meta">{type.body_part}</span> },
    { key: "duration", title: t("field.duration"), sort: "duration_min", align: "right", width: 110, render: (type) => type.duration_min },
    { key: "contrast", title: t("field.contrast"), render: (type) => (type.contrast === "none" ? <span className="t3">–</span> : t(`contrast.${type.contrast}`)) },
    { key: "side", title: t("field.side"), render: (type) => (type.laterality_rule === "none" ? <span className="t3">–</span> : t(`side.${type.laterality_rule}`)) },
    { key: "loinc", title: "LOINC", render: (type) => <span className="num" title={type.code_source}>{type.loinc || "–"}</span> },
    { key: "prep", title: t("field.prep"), optional: true, render: (type) => pick(type.prep, lang) },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="catalogue"
        label={t("list.title")}
        columns={columns}
        rowKey={(type) => type.code}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setOpen}
        selected={open && open !== "new" ? open.code : null}
        empty={{ title: t("list.empty"), hint: t("list.emptyHint") }}
        tools={
          <>
            <CatalogueTabs />
            <SearchField label={t("list.search")} value={state.filters.q} onChange={search} width={240} />
            <ModalityFilter label={t("field.modality")} state={state} />
            <button type="button" className="btn primary" onClick={() => setOpen("new")}>
              {t("add")}
            </button>
          </>
        }
      />
      {open && <ExamTypeDrawer key={open === "new" ? "new" : open.code} known={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}
