import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { Site, SiteFacts } from "../api/types";
import { parseHours, printHours, type DayHours } from "../model/hours";

interface Values {
  code: string;
  zh: string;
  en: string;
  time_zone: string;
  issuer: string;
  hours: string[];
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const WEEKDAYS = "08:00-18:00";

function toFacts(values: Values, site: Site | null): SiteFacts {
  return {
    code: values.code,
    name: { "zh-Hans": values.zh, en: values.en },
    time_zone: values.time_zone,
    issuer: values.issuer,
    working_hours: values.hours.map((text) => parseHours(text) ?? []),
    holidays: site?.holidays ?? {},
    ...(site ? { version: site.version } : {}),
  };
}

/** A site: code, names, zone, issuer of numbers, working hours by weekday. */
export function SiteDrawer({ site, onClose }: { site: Site | null; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => (site ? api.PUT("/api/sites/{site_id}", { params: { path: { site_id: site.id } }, body: toFacts(values, site) }) : api.POST("/api/sites", { body: toFacts(values, null) })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["admin", "sites"] });
      await client.invalidateQueries({ queryKey: ["session"] });
      onClose();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const initial: Values = {
    code: site?.code ?? "",
    zh: site?.name["zh-Hans"] ?? "",
    en: site?.name.en ?? "",
    time_zone: site?.time_zone ?? "Asia/Shanghai",
    issuer: site?.issuer ?? "",
    hours: DAYS.map((day) => (site ? printHours((site.working_hours as DayHours[])[day] ?? []) : day < 5 ? WEEKDAYS : "")),
  };
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  const isHours = (_: unknown, text: string) => (parseHours(text) === null ? Promise.reject(new Error(t("sites.badHours"))) : Promise.resolve());
  return (
    <Drawer open size={480} title={site ? t("sites.edit", { code: site.code }) : t("sites.add")} onClose={onClose} destroyOnHidden>
      <Form<Values> form={form} name="site" layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="code" label={t("sites.code")} rules={needed}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="zh" label={t("sites.nameZh")} rules={needed}>
          <Input />
        </Form.Item>
        <Form.Item name="en" label={t("sites.nameEn")} rules={needed}>
          <Input />
        </Form.Item>
        <Form.Item name="time_zone" label={t("sites.zone")} rules={needed}>
          <Input list="zones" />
        </Form.Item>
        <datalist id="zones">
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <Form.Item name="issuer" label={t("sites.issuer")} extra={t("sites.issuerHint")} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <p className="cap">{t("sites.hours")}</p>
        <p className="meta" style={{ marginBottom: 8 }}>{t("sites.hoursHint")}</p>
        {DAYS.map((day) => (
          <Form.Item key={day} name={["hours", day]} label={t(`sites.day.${day}`)} rules={[{ validator: isHours }]}>
            <Input />
          </Form.Item>
        ))}
        {save.isError && <ProblemNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {site ? t("sites.save", { code: site.code }) : t("sites.add")}
        </Button>
      </Form>
    </Drawer>
  );
}
