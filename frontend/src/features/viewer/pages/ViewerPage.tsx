import { useEffect, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useStudy } from "@/shared/ui/viewer/useStudy";
import type { WorkbenchProps } from "../components/Workbench";
import { hasPictures } from "../model/hanging";
import "../viewer.css";

/** The image viewer. The drawing library comes with its own chunk while the study is being read. */
export default function ViewerPage() {
  const { t } = useTranslation("images");
  const studyId = Number(useParams().studyId);
  const study = useStudy(studyId);
  const [Workbench, setWorkbench] = useState<ComponentType<WorkbenchProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    import("../components/Workbench").then(
      (loaded) => here && setWorkbench(() => loaded.Workbench),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, []);
  if (study.error) return <ErrorState error={study.error} onRetry={() => void study.refetch()} wide />;
  // A browser remembers a module that did not come: only a new page asks for it again.
  if (failed) return <EmptyState title={t("fault.library")} action={<button type="button" className="btn" onClick={() => globalThis.location.reload()}>{t("retry")}</button>} />;
  if (!study.data || !Workbench) return <Loading lines={4} />;
  if (!study.data.series.some(hasPictures)) return <EmptyState title={t("noPictures")} />;
  return <Workbench key={studyId} study={study.data} />;
}
