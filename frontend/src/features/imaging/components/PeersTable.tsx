import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ProblemNote } from "@/shared/ui/states";
import { useTableState } from "@/shared/ui/useTableState";
import type { Peer } from "../api/types";

const KINDS = ["modality", "workstation", "archive", "test"] as const;
type Body = Omit<Peer, "id" | "version">;

/** Nodes that may call beside the fleet's own scanners. */
export function PeersTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const mayWrite = useMay("dicom.write");
  const [editing, setEditing] = useState<Peer | "new" | null>(null);
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({ queryKey: ["imaging", "peers", query], queryFn: () => take(api.GET("/api/dicom/peers", { params: { query } })) });
  const columns: Column<Peer>[] = [
    { key: "ae", title: t("peers.ae"), sort: "ae_title", render: (peer) => <span className="m">{peer.ae_title}</span> },
    { key: "name", title: t("peers.name"), sort: "name", render: (peer) => peer.name },
    { key: "kind", title: t("peers.kind"), sort: "kind", render: (peer) => t(`peers.kinds.${peer.kind ?? "modality"}`) },
    { key: "host", title: t("peers.host"), render: (peer) => (peer.host ? `${peer.host}${peer.port ? `:${peer.port}` : ""}` : t("peers.anyHost")) },
    { key: "note", title: t("peers.note"), render: (peer) => peer.note },
    { key: "state", title: t("studies.state"), render: (peer) => <span className={peer.is_enabled ? "tag green" : "tag line"}>{t(peer.is_enabled ? "peers.on" : "peers.off")}</span> },
  ];
  return (
    <>
      <p className="meta">{t("peers.hint")}</p>
      <DataTable
        name="dicom-peers"
        label={t("dicom.tab.peers")}
        columns={columns}
        rowKey={(peer) => peer.id}
        state={state}
        page={list.data}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={mayWrite ? setEditing : undefined}
        empty={{ title: t("peers.empty") }}
        tools={
          mayWrite && (
            <button type="button" className="btn primary" onClick={() => setEditing("new")}>
              {t("peers.add")}
            </button>
          )
        }
      />
      {editing && <PeerDrawer peer={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function PeerDrawer({ peer, onClose }: { peer: Peer | null; onClose: () => void }) {
  const { t } = useTranslation("imaging");
  const client = useQueryClient();
  const [form] = Form.useForm<Body>();
  const done = async () => {
    await client.invalidateQueries({ queryKey: ["imaging", "peers"] });
    onClose();
  };
  const save = useMutation({
    mutationFn: async (values: Body) => {
      const body = { ...values, host: values.host ?? "", note: values.note ?? "", port: values.port ?? null, kind: values.kind ?? "modality", is_enabled: values.is_enabled ?? true, is_forwarded_to: values.is_forwarded_to ?? false };
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
  const first: Partial<Body> = peer ?? { kind: "workstation", is_enabled: true, is_forwarded_to: false, host: "", note: "", port: null };
  return (
    <Drawer open size={440} title={peer ? peer.ae_title : t("peers.add")} onClose={onClose} destroyOnHidden>
      <Form<Body> form={form} name="peer" layout="vertical" requiredMark={false} initialValues={first} onFinish={(values) => save.mutate(values)}>
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
        <Form.Item name="note" label={t("peers.note")}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="is_enabled" label={t("peers.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="is_forwarded_to" label={t("peers.forwarded")} extra={t("peers.forwardedHint")} valuePropName="checked">
          <Switch />
        </Form.Item>
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
