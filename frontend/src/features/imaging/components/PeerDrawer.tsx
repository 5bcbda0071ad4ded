import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import type { Peer, PeerBody } from "../api/types";
import { PeerSecurityFields } from "./PeerSecurityFields";

const KINDS = ["modality", "workstation", "archive", "test"] as const;
const MODALITIES = ["CT", "MR", "DX", "CR", "MG", "US", "XA", "RF", "NM", "PT", "SC", "SR", "KO", "PR"];
const NEW: Partial<PeerBody> = { kind: "workstation", is_enabled: true, is_forwarded_to: false, may_retrieve: false, forward_modalities: [], host: "", note: "", port: null, site_id: null, transport: "plain", certificate_match: "exact" };

/** A node: who it is, where it listens, what it may do and how it must prove itself. */
export function PeerDrawer({ peer, onClose }: { peer: Peer | null; onClose: () => void }) {
  const { t } = useTranslation("imaging");
  const client = useQueryClient();
  const lang = useLang();
  const { sites } = useSite();
  const [form] = Form.useForm<PeerBody>();
  const isForwarded = Form.useWatch("is_forwarded_to", form) ?? peer?.is_forwarded_to ?? false;
  const done = async () => {
    await client.invalidateQueries({ queryKey: ["imaging", "peers"] });
    onClose();
  };
  const save = useMutation({
    mutationFn: async ({ replace, ...values }: PeerBody & { replace?: boolean }) => {
      const body = { ...NEW, ...values, ...(replace && { certificate_pem: values.certificate_pem ?? "" }), port: values.port ?? null, site_id: values.site_id || null };
      if (peer) await take(api.PUT("/api/dicom/peers/{peer_id}", { params: { path: { peer_id: peer.id } }, body: { ...body, version: peer.version ?? 1 } }));
      else await take(api.POST("/api/dicom/peers", { body }));
    },
    onSuccess: done,
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const remove = useMutation({
    mutationFn: () => take(api.DELETE("/api/dicom/peers/{peer_id}", { params: { path: { peer_id: peer?.id ?? 0 } } })),
    onSuccess: done,
  });
  const first: Partial<PeerBody> = peer ? { ...peer, site_id: peer.site_id ?? 0 } : { ...NEW, site_id: 0 };
  return (
    <Drawer open size={440} title={peer ? peer.ae_title : t("peers.add")} onClose={onClose} destroyOnHidden>
      <Form<PeerBody> form={form} name="peer" layout="vertical" requiredMark={false} initialValues={first} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="ae_title" label={t("peers.ae")} rules={[{ required: true, whitespace: true, message: t("peers.needed") }]}>
          <Input maxLength={16} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={t("peers.name")} rules={[{ required: true, whitespace: true, message: t("peers.needed") }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label={t("peers.kind")}>
          <Select options={KINDS.map((value) => ({ value, label: t(`peers.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="host" label={t("peers.host")} extra={t("peers.hostHint")}>
          <Input maxLength={253} />
        </Form.Item>
        <Form.Item name="port" label={t("peers.port")}>
          <InputNumber min={1} max={65535} />
        </Form.Item>
        <Form.Item name="site_id" label={t("peers.site")} extra={t("peers.siteHint")}>
          <Select options={[{ value: 0, label: t("peers.allSites") }, ...sites.map((site) => ({ value: site.id, label: pick(site.name, lang) || site.code }))]} />
        </Form.Item>
        <PeerSecurityFields peer={peer} />
        <Form.Item name="note" label={t("peers.note")}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="is_enabled" label={t("peers.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="may_retrieve" label={t("peers.mayRetrieve")} extra={t("peers.mayRetrieveHint")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="is_forwarded_to" label={t("peers.forwarded")} extra={t("peers.forwardedHint")} valuePropName="checked">
          <Switch />
        </Form.Item>
        {isForwarded && (
          <Form.Item name="forward_modalities" label={t("peers.forwardModalities")} extra={t("peers.forwardModalitiesHint")} normalize={(values: string[]) => values.map((one) => one.trim().toUpperCase()).filter(Boolean)}>
            <Select mode="tags" maxCount={40} tokenSeparators={[",", " "]} options={MODALITIES.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
        {(save.isError || remove.isError) && <ProblemNote error={save.error ?? remove.error} />}
        <span className="row">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("peers.save")}
          </Button>
          {peer && (
            <button type="button" className="btn outline-danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t("peers.remove", { ae: peer.ae_title })}
            </button>
          )}
        </span>
      </Form>
    </Drawer>
  );
}
