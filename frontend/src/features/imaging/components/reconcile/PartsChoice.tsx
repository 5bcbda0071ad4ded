import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import type { StudyDetail } from "../../api/types";
import type { useParts } from "../../hooks/useParts";
import { readNamed, type Named } from "../../model/parts";

/** Whole series by their box, single images by their numbers. */
export function PartsChoice({ parts }: { parts: ReturnType<typeof useParts> }) {
  const { t } = useTranslation("reconcile");
  const { detail } = parts;
  if (detail.isLoading) return <Loading />;
  if (detail.error) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  return (
    <fieldset className="im-series">
      <legend className="t3">{t("series")}</legend>
      {detail.data?.series.map((one) => {
        const isWhole = parts.series.includes(one.id);
        return (
          <div className="row" key={one.id}>
            <Checkbox className="sp" checked={isWhole} onChange={(event) => parts.toggle(one.id, event.target.checked)}>
              {one.number} {one.description || one.modality} · {one.n_instances}
            </Checkbox>
            {!isWhole && one.n_instances > 1 && <ImageNumbers series={one} text={parts.texts[one.id] ?? ""} named={parts.named.get(one.id)} onType={(text) => parts.type(one.id, text)} />}
          </div>
        );
      })}
      {parts.error && <ProblemNote error={parts.error} />}
    </fieldset>
  );
}

interface NumbersProps {
  series: StudyDetail["series"][number];
  text: string;
  named: Named | undefined;
  onType: (text: string) => void;
}

function ImageNumbers({ series, text, named, onType }: NumbersProps) {
  const { t } = useTranslation("reconcile");
  const found = named && readNamed(named);
  const fault = found?.bad ? t("badNumbers") : found && found.missing !== null ? t("noImage", { n: found.missing }) : "";
  return (
    <span className="row">
      <Input size="small" style={{ width: 150 }} value={text} status={fault ? "error" : ""} placeholder={t("imageNumbers")} aria-label={t("imagesOf", { series: series.description || String(series.number ?? "") })} onChange={(event) => onType(event.target.value)} />
      <span className="meta" role="status">
        {fault || (found && found.ids.length > 0 ? t("imageCount", { n: found.ids.length }) : "")}
      </span>
    </span>
  );
}
