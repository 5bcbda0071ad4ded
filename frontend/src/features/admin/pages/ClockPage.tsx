import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { departmentNow, setClock } from "@/shared/session/clock";
import { SESSION_KEY, useSession } from "@/shared/session/session";
import { useZone } from "@/shared/session/site";
import { ClockText } from "@/shared/ui/ClockText";
import { ProblemNote } from "@/shared/ui/states";
import { fromWall, toWall } from "@/shared/lib/wallTime";

const WALL = /^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[ T]([01]\d|2[0-3]):[0-5]\d\s*$/;

interface Values {
  start: string;
  factor: number;
}

/** The department's clock: real time, or a simulated day that runs faster. Only with demo data. */
export default function ClockPage() {
  const { t } = useTranslation("admin");
  const zone = useZone();
  const client = useQueryClient();
  const { clock } = useSession();
  const [form] = Form.useForm<Values>();
  const set = useMutation({
    mutationFn: (body: { start: string | null; factor: number }) => take(api.PUT("/api/clock", { body })),
    onSuccess: (next) => {
      setClock(next);
      return client.invalidateQueries({ queryKey: SESSION_KEY });
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  return (
    <div className="page narrow">
      <section className="panel">
        <header>
          {t("clock.now")}
          <span className="sp" />
          <ClockText />
        </header>
        <Form<Values>
          className="body"
          form={form}
          name="clock"
          layout="vertical"
          requiredMark={false}
          initialValues={{ start: toWall(departmentNow(), zone).replace("T", " "), factor: clock.factor }}
          onFinish={({ start, factor }) => set.mutate({ start: fromWall(start.trim().replace(" ", "T"), zone), factor })}
        >
          <p className="meta" style={{ marginBottom: 12 }}>{t("clock.hint")}</p>
          <Form.Item name="start" label={t("clock.start", { zone })} rules={[{ required: true, pattern: WALL, message: t("clock.badTime") }]}>
            <Input style={{ width: 220 }} placeholder="2026-11-25 08:00" />
          </Form.Item>
          <Form.Item name="factor" label={t("clock.factor")} rules={[{ required: true, message: t("needed") }]}>
            <InputNumber min={0.1} max={600} step={1} style={{ width: 120 }} />
          </Form.Item>
          {set.isError && <ProblemNote error={set.error} />}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={set.isPending}>
              {t("clock.simulate")}
            </Button>
            <Button disabled={!clock.simulated || set.isPending} onClick={() => set.mutate({ start: null, factor: 1 })}>
              {t("clock.real")}
            </Button>
          </div>
        </Form>
      </section>
    </div>
  );
}
