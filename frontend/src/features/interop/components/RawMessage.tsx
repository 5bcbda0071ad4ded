import { useTranslation } from "react-i18next";

/** The message as it came or went, one segment a line. */
export function RawMessage({ raw, ack }: { raw: string; ack: string }) {
  const { t } = useTranslation("interop");
  return (
    <>
      <h3 className="cap">{t("raw")}</h3>
      <pre className="rawmessage" tabIndex={0}>{raw}</pre>
      <h3 className="cap">{t("ack")}</h3>
      <pre className="rawmessage" tabIndex={0}>{ack || t("noAck")}</pre>
    </>
  );
}
