import { Form, Input, InputNumber, Radio, Select } from "antd";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay, useSession } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { DiffersNote, SuggestionList } from "@/shared/suggest/SuggestionList";
import { useTextSuggestions } from "@/shared/suggest/suggestions";
import { Kbd } from "@/shared/ui/Kbd";
import { ProblemNote } from "@/shared/ui/states";
import { usePlaceOrder, usePriorities, useReferrers, type ExamType, type NewOrder } from "../api/orders";
import { mayHaveSide, needsSide } from "../model/catalogue";
import { nameApart } from "../model/referrers";
import type { Whom } from "../model/whom";

type Values = Pick<NewOrder, "patient_class" | "priority" | "reason" | "referrer_name" | "laterality" | "location" | "placer_number" | "repeat_times" | "repeat_days" | "precaution" | "precaution_note">;

const CLASSES = ["outpatient", "inpatient", "emergency", "checkup"] as const;
/** What one order may repeat; the server says so too. */
const MOST_REPEATS = 12;
const WEEK_DAYS = 7;
const ISOLATIONS = ["", "contact", "droplet", "airborne", "other"] as const;
const SIDES = ["L", "R", "B"] as const;

/** Why, how urgent, for whom; the button names the patient. */
export function OrderForm({ whom, types, onTake }: { whom: Whom; types: ExamType[]; onTake: (code: string) => void }) {
  const { t } = useTranslation("orders");
  const { patient, unknown } = whom;
  const name = patient?.name ?? (unknown && t(`unknown.${unknown}`));
  const lang = useLang();
  const navigate = useNavigate();
  const { site } = useSite();
  const session = useSession();
  const mayOrder = useMay("order.write");
  const priorities = usePriorities();
  const place = usePlaceOrder();
  const [form] = Form.useForm<Values>();
  const [missing, setMissing] = useState(false);
  const asked = useDeferredValue(Form.useWatch("referrer_name", form) ?? "");
  const referrers = useReferrers(asked);
  // The account behind the typed name: with one the result reaches the referrer, without one it goes on paper.
  const accounts = nameApart(referrers.data?.results ?? []);
  const reason = useDeferredValue(Form.useWatch("reason", form) ?? "");
  const laterality = Form.useWatch("laterality", form);
  const reading = useTextSuggestions({ text: reason, sex: (patient?.sex ?? unknown ?? "") as "M" | "F" | "O" | "U" | "", birth_date: patient?.birth_date ?? null, exam_type_codes: types.map((type) => type.code), laterality: laterality ?? "", patient_id: patient?.id ?? null }, mayOrder);
  // Whom nobody can name came as an emergency; the clerk may say otherwise.
  useEffect(() => {
    if (unknown) form.setFieldValue("patient_class", "emergency");
  }, [unknown, form]);
  const precaution = Form.useWatch("precaution", form) ?? "";
  const times = Form.useWatch("repeat_times", form) ?? 1;
  const isReady = name !== null && types.length > 0 && site !== null;
  const submit = (values: Values) => {
    setMissing(!isReady);
    if (!name || !site || types.length === 0) return;
    const account = accounts.find((one) => one.text === values.referrer_name.trim());
    place.mutate(
      { ...values, ...repeatOf(values, types.length), referrer_name: account?.name ?? values.referrer_name, patient_id: patient?.id ?? null, unknown_sex: unknown ?? "", site_id: site.id, exam_type_codes: types.map((type) => type.code), referrer_id: account?.id ?? null },
      {
        onSuccess: ({ exams }) => void navigate(exams.length === 1 && exams[0] ? `/exams/${exams[0].id}` : patient ? `/orders?patient=${patient.id}` : "/orders"),
        onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
      },
    );
  };
  useHotkey("Ctrl+Enter", () => form.submit(), { label: t("new.place", { name: name ?? "" }) });
  const needed = [{ required: true, whitespace: true, message: t("new.needed") }];
  return (
    <section className="panel">
      <header>
        <b>{t("new.request")}</b>
      </header>
      <div className="body">
        <Form<Values> form={form} name="order" layout="vertical" requiredMark={false} initialValues={{ patient_class: "outpatient", priority: "routine", precaution: "", repeat_times: 1, repeat_days: WEEK_DAYS, referrer_name: session.roles.includes("referrer") ? (session.user?.name ?? "") : "" }} onFinish={submit}>
          <Form.Item name="patient_class" label={t("field.class")}>
            <Radio.Group optionType="button" options={CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))} />
          </Form.Item>
          <Form.Item name="priority" label={t("field.priority")}>
            <Radio.Group optionType="button" options={(priorities.data?.results ?? []).map((row) => ({ value: row.code, label: pick(row.names, lang) }))} />
          </Form.Item>
          {mayHaveSide(types) && (
            <Form.Item name="laterality" label={t("field.side")} rules={needsSide(types) ? [{ required: true, message: t("new.sideNeeded") }] : []}>
              <Select aria-label={t("field.side")} allowClear options={SIDES.map((value) => ({ value, label: t(`side.${value}`) }))} />
            </Form.Item>
          )}
          <Form.Item name="reason" label={t("field.reason")} rules={needed}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} placeholder={t("new.reasonHint")} />
          </Form.Item>
          {reading.data && reason.trim() !== "" && (
            <div style={{ marginBottom: 12 }}>
              {types.length > 0 ? (
                <DiffersNote reading={reading.data} />
              ) : (
                <SuggestionList
                  reading={reading.data}
                  current={[]}
                  onTake={(one) => {
                    onTake(one.code);
                    if (one.side) form.setFieldValue("laterality", one.side);
                  }}
                />
              )}
            </div>
          )}
          {types.length === 1 && (
            <div className="row" style={{ alignItems: "start" }}>
              <Form.Item name="repeat_times" label={t("field.repeatTimes")}>
                <InputNumber min={1} max={MOST_REPEATS} precision={0} />
              </Form.Item>
              {times > 1 && (
                <Form.Item name="repeat_days" label={t("field.repeatDays")} rules={[{ required: true, message: t("new.repeatDaysNeeded") }]}>
                  <InputNumber min={1} max={366} precision={0} />
                </Form.Item>
              )}
            </div>
          )}
          <div className="row" style={{ alignItems: "start" }}>
            <Form.Item name="referrer_name" label={t("field.referrer")} rules={needed} style={{ flex: 1 }}>
              <Input maxLength={128} autoComplete="off" list="order-referrers" />
            </Form.Item>
            <datalist id="order-referrers">
              {accounts.map((one) => (
                <option key={one.id} value={one.text}>
                  {one.username}
                </option>
              ))}
            </datalist>
            <Form.Item name="location" label={t("field.location")} style={{ flex: 1 }}>
              <Input maxLength={64} autoComplete="off" />
            </Form.Item>
          </div>
          <div className="row" style={{ alignItems: "start" }}>
            <Form.Item name="precaution" label={t("field.isolation")} style={{ flex: 1 }}>
              <Select aria-label={t("field.isolation")} options={ISOLATIONS.map((value) => ({ value, label: t(`isolation.${value || "none"}`) }))} />
            </Form.Item>
            {precaution && (
              <Form.Item name="precaution_note" label={t("field.isolationNote")} style={{ flex: 1 }}>
                <Input maxLength={128} autoComplete="off" />
              </Form.Item>
            )}
          </div>
          <Form.Item name="placer_number" label={t("field.placer")}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
          {place.isError && <ProblemNote error={place.error} />}
          {missing && !isReady && (
            <p className="bad" role="alert" style={{ marginBottom: 12 }}>
              {t(name ? "new.examFirst" : "new.patientFirst")}
            </p>
          )}
          <button type="submit" className="btn primary" style={{ width: "100%", justifyContent: "center" }} disabled={place.isPending}>
            {name ? t("new.place", { name }) : t("new.placeAny")} <Kbd keys="Ctrl Enter" />
          </button>
        </Form>
      </div>
    </section>
  );
}

/** Only one exam is repeated, and only when it is wanted more than once. */
function repeatOf({ repeat_times: times, repeat_days: days }: Values, exams: number): Pick<NewOrder, "repeat_times" | "repeat_days"> {
  return exams === 1 && (times ?? 1) > 1 ? { repeat_times: times, repeat_days: days } : { repeat_times: undefined, repeat_days: undefined };
}
