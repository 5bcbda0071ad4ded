import { useTranslation } from "react-i18next";
import { StatusTag, type Status } from "@/shared/ui/StatusTag";

const STATUSES: Status[] = ["booked", "arrived", "prep", "exam", "done", "cancel", "problem"];

/** Every shared part, for the eye and for the accessibility check. */
export default function GalleryPage() {
  const { t } = useTranslation("gallery");
  return (
    <main className="page">
      <h1>{t("title")}</h1>
      <div className="row">
        {STATUSES.map((status) => (
          <StatusTag key={status} status={status} />
        ))}
      </div>
    </main>
  );
}
