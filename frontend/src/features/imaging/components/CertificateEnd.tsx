import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DAY_MS } from "@/shared/lib/time";
import { TimeText } from "@/shared/ui/TimeText";
import { useNode } from "../api/node";

/** Until when a certificate is valid; real time, and said louder when it is near or past. */
export function CertificateEnd({ until }: { until: string }) {
  const { t } = useTranslation("imaging");
  const warnDays = useNode().data?.certificate_warn_days ?? 0;
  const [now] = useState(() => Date.now());
  const left = new Date(until).getTime() - now;
  const tone = left < 0 ? "tag red" : left < warnDays * DAY_MS ? "tag amber" : "meta";
  return (
    <span className={`im-until ${tone}`}>
      {t(left < 0 ? "peers.expired" : "peers.validUntil")} <TimeText at={until} shape="date" />
    </span>
  );
}
