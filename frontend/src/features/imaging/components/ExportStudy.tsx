import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";

/** The images for the patient to take along: asks why, then the browser saves the archive while it is written. */
export function ExportStudy({ studyId }: { studyId: number }) {
  const { t } = useTranslation("imaging");
  const mayExport = useMay("image.export");
  const [isAsking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (reason: string) => take(api.POST("/api/imaging/studies/{study_id}/export", { params: { path: { study_id: studyId } }, body: { reason } })),
    onSuccess: ({ url }) => {
      setAsking(false);
      window.location.assign(url);
    },
  });
  if (!mayExport) return null;
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setAsking(true)}>
        {t("export.open")}
      </button>
      {isAsking && (
        <ConfirmWithReason
          act={t("export.act")}
          hint={t("export.hint")}
          reasons={[t("export.forPatient"), t("export.forReferral")]}
          error={act.error}
          pending={act.isPending}
          onConfirm={(reason) => act.mutate(reason)}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
