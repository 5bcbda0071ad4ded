import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { NewHold } from "../api/types";

/** Chooses the patient by name or number, and says why nothing of theirs may be deleted. */
export function PlaceHold({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const [form] = Form.useForm<NewHold>();
  const [q, setQ] = useState("");
  const found = useQuery({
    queryKey: ["patients", "list", { q, page_size: 10 }],
    queryFn: () => take(api.GET("/api/patients", { params: { query: { q, page_size: 10 } } })),
    enabled: q.trim().length > 0,
  });
  const place = useMutation({
    mutationFn: (body: NewHold) => take(api.POST("/api/retention/holds", { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["admin", "holds"] });
      onClose();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const options = found.data?.results.map((patient) => ({ value: patient.id, label: `${patient.name} · ${patient.mrn} · ${patient.birth_date ?? ""}` }));
  return (
    <Drawer open size={440} title={t("retention.place")} onClose={onClose} destroyOnHidden>
      <Form<NewHold> form={form} name="hold" layout="vertical" requiredMark={false} onFinish={(values) => place.mutate(values)}>
        <Form.Item name="patient_id" label={t("retention.patient")} rules={[{ required: true, message: t("needed") }]}>
          <Select showSearch={{ filterOption: false, onSearch: setQ }} options={options ?? []} placeholder={t("retention.search")} notFoundContent={q ? t("retention.nobody") : null} aria-label={t("retention.patient")} />
        </Form.Item>
        <Form.Item name="reason" label={t("retention.reason")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
        </Form.Item>
        {place.isError && <ProblemNote error={place.error} />}
        <Button type="primary" htmlType="submit" loading={place.isPending}>
          {t("retention.place")}
        </Button>
      </Form>
    </Drawer>
  );
}
