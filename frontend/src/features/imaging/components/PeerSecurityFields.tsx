import { Form, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Peer, PeerBody } from "../api/types";
import { CertificateEnd } from "./CertificateEnd";

const TRANSPORTS = ["plain", "tls", "mutual"] as const;
const MATCHES = ["exact", "subject"] as const;

/** How the node must come to us, and which certificate is its own. */
export function PeerSecurityFields({ peer }: { peer: Peer | null }) {
  const { t } = useTranslation("imaging");
  const form = Form.useFormInstance<PeerBody & { replace?: boolean }>();
  const isMutual = Form.useWatch("transport", form) === "mutual";
  const stored = peer?.certificate_sha256 ?? "";
  const isReplaced = Form.useWatch("replace", form) === true;
  return (
    <>
      <Form.Item name="transport" label={t("peers.transport")} extra={t("peers.transportHint")}>
        <Select options={TRANSPORTS.map((value) => ({ value, label: t(`peers.transports.${value}`) }))} />
      </Form.Item>
      {stored && (
        <Form.Item label={t("peers.certificate")}>
          <div className="im-cert">
            <span className="m">{peer?.certificate_subject}</span>
            <span className="m meta">{stored.match(/../g)?.join(":")}</span>
            {peer?.certificate_until && <CertificateEnd until={peer.certificate_until} />}
          </div>
        </Form.Item>
      )}
      {stored && (
        <Form.Item name="replace" label={t("peers.replaceCertificate")} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
      {(isReplaced || (isMutual && !stored)) && (
        <Form.Item name="certificate_pem" label={t("peers.certificatePem")} extra={t(stored ? "peers.replaceHint" : "peers.certificateHint")}>
          <Input.TextArea className="m" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={16_384} placeholder="-----BEGIN CERTIFICATE-----" />
        </Form.Item>
      )}
      {isMutual && (
        <Form.Item name="certificate_match" label={t("peers.match")}>
          <Select options={MATCHES.map((value) => ({ value, label: t(`peers.matches.${value}`) }))} />
        </Form.Item>
      )}
    </>
  );
}
