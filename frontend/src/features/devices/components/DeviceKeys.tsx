import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { EmptyState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

/** Keys that sign a device's telemetry; a secret is shown once. */
export function DeviceKeys({ deviceId, deviceCode }: { deviceId: number; deviceCode: string }) {
  const { t } = useTranslation("devices");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const keys = useQuery({
    queryKey: ["devices", "keys", deviceId],
    queryFn: () => take(api.GET("/api/devices/{device_id}/keys", { params: { path: { device_id: deviceId } } })),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ["devices", "keys", deviceId] });
  const issue = useMutation({
    mutationFn: () => take(api.POST("/api/devices/{device_id}/keys", { params: { path: { device_id: deviceId } } })),
    onSuccess: (made) => {
      setSecret(made.secret);
      void refresh();
    },
  });
  const revoke = useMutation({ mutationFn: (key: number) => api.DELETE("/api/device-keys/{key_id}", { params: { path: { key_id: key } } }), onSuccess: refresh });
  return (
    <section className="panel">
      <header className="row body">
        <h3>{t("keys.title")}</h3>
        <span className="meta">{t("keys.hint")}</span>
        <span className="sp" />
        <button type="button" className="btn" disabled={issue.isPending} onClick={() => issue.mutate()}>
          {t("keys.issue", { device: deviceCode })}
        </button>
      </header>
      {(issue.isError || revoke.isError) && <ProblemNote error={issue.error ?? revoke.error} />}
      {keys.data?.length === 0 && <EmptyState title={t("keys.none")} />}
      {keys.data && keys.data.length > 0 && (
        <div className="dt-wrap flat">
          <table className="tbl" aria-label={t("keys.title")}>
            <tbody>
              {keys.data.map((key) => (
                <tr key={key.id}>
                  <td className="num">{key.id}</td>
                  <td>
                    <TimeText at={key.issued_at} shape="full" />
                  </td>
                  <td>{key.issued_by}</td>
                  <td className="r">
                    {key.revoked_at ? (
                      <span className="meta">{t("keys.revoked")}</span>
                    ) : (
                      <button type="button" className="btn sm ghost" onClick={() => revoke.mutate(key.id)}>
                        {t("keys.revoke")}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Modal
        open={secret !== null}
        title={t("keys.made", { device: deviceCode })}
        okText={t("keys.copy")}
        cancelText={t("common:back")}
        onCancel={() => setSecret(null)}
        onOk={() => void navigator.clipboard?.writeText(secret ?? "").then(() => message.success(t("keys.copied")))}
      >
        <p className="t2">{t("keys.once")}</p>
        <pre className="code">{secret}</pre>
      </Modal>
    </section>
  );
}
