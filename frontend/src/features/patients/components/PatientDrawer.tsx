import { App, Button, Drawer, Form, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { DAY_SHAPE, dashDay } from "@/shared/lib/time";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import { Icon } from "@/shared/ui/Icon";
import { useSavePatient, type Patient, type PatientFacts } from "../api/patients";

const SEXES = ["M", "F", "O", "U"] as const;
const LANGUAGES = ["", "zh-Hans", "en"] as const;
const TYPES = ["MR", "NI", "PI", "VN", "TEMP"];

interface Props {
  /** null registers a new patient. */
  patient: Patient | null;
  onClose: () => void;
  onSaved?: (patient: Patient) => void;
  onReload?: () => void;
}

/** Registration and correction of who the patient is. */
export function PatientDrawer({ patient, onClose, onSaved, onReload }: Props) {
  const { t } = useTranslation("patients");
  return (
    <Drawer open size={520} title={patient ? t("form.edit", { name: patient.name }) : t("form.register")} onClose={onClose} destroyOnHidden>
      <PatientForm key={patient?.version} patient={patient} onClose={onClose} onSaved={onSaved} onReload={onReload} />
    </Drawer>
  );
}

function PatientForm({ patient, onClose, onSaved, onReload }: Props) {
  const { t } = useTranslation("patients");
  const { message } = App.useApp();
  const [form] = Form.useForm<PatientFacts>();
  const save = useSavePatient(patient);
  const isUnknown = Form.useWatch("is_unknown", form) ?? patient?.is_unknown ?? false;
  const submit = (values: PatientFacts) => {
    const { identifiers, ...facts } = values;
    const known = new Set((patient?.identifiers ?? []).map((one) => `${one.issuer}|${one.type}|${one.value}`));
    const added = (identifiers ?? []).filter((one) => !known.has(`${one.issuer}|${one.type}|${one.value}`));
    save.mutate(
      { ...facts, birth_date: facts.birth_date || null, ...(added.length > 0 ? { identifiers: added } : {}) },
      {
        onSuccess: (saved) => {
          void message.success(t("form.saved", { name: saved.name }));
          onSaved?.(saved);
          onClose();
        },
        onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
      },
    );
  };
  const isStale = save.error instanceof ProblemError && save.error.current !== undefined;
  return (
    <Form<PatientFacts>
      form={form}
      name="patient"
      layout="vertical"
      requiredMark={false}
      initialValues={patient ? { ...patient } : { sex: "U", language: "", is_unknown: false, identifiers: [{ issuer: "", type: "MR", value: "" }] }}
      onFinish={submit}
    >
      <Form.Item name="is_unknown" label={t("form.unknown")} valuePropName="checked" extra={t("form.unknownHint")}>
        <Switch />
      </Form.Item>
      <Form.Item name="name" label={t("field.name")} rules={isUnknown ? [] : [{ required: true, whitespace: true, message: t("form.nameNeeded") }]}>
        <Input autoFocus autoComplete="off" maxLength={128} />
      </Form.Item>
      <Form.Item name="name_latin" label={t("field.nameLatin")} extra={t("form.latinHint")}>
        <Input autoComplete="off" maxLength={128} />
      </Form.Item>
      <div className="row" style={{ alignItems: "start" }}>
        <Form.Item name="sex" label={t("field.sex")} style={{ flex: 1 }}>
          <Select aria-label={t("field.sex")} options={SEXES.map((value) => ({ value, label: t(`common:sex.${value}`) }))} />
        </Form.Item>
        <Form.Item name="birth_date" label={t("field.birthDate")} style={{ flex: 1 }} normalize={dashDay} rules={[{ pattern: DAY_SHAPE, message: t("common:dayNeeded") }]}>
          <Input autoComplete="off" inputMode="numeric" placeholder="YYYY-MM-DD" />
        </Form.Item>
        <Form.Item name="phone" label={t("field.phone")} style={{ flex: 1 }}>
          <Input autoComplete="off" inputMode="tel" maxLength={32} />
        </Form.Item>
        <Form.Item name="language" label={t("field.language")} tooltip={t("form.languageHint")} style={{ flex: 1 }}>
          <Select aria-label={t("field.language")} options={LANGUAGES.map((value) => ({ value, label: t(`language.${value || "site"}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t("field.address")}>
        <Input autoComplete="off" maxLength={256} />
      </Form.Item>
      <Identifiers fixed={patient?.identifiers.length ?? 0} />
      {save.isError && <ProblemNote error={save.error} />}
      {isStale && onReload && (
        <button type="button" className="btn sm" style={{ marginBottom: 12 }} onClick={onReload}>
          {t("form.reload")}
        </button>
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {patient ? t("form.save", { name: patient.name }) : t("form.create")}
      </Button>
    </Form>
  );
}

/** Numbers are added, never taken away: what another system once said stays true. */
function Identifiers({ fixed }: { fixed: number }) {
  const { t } = useTranslation("patients");
  const needed = [{ required: true, whitespace: true, message: t("form.needed") }];
  return (
    <Form.List name="identifiers">
      {(fields, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: "0 0 16px" }}>
          <legend style={{ marginBottom: 4 }}>{t("field.identifiers")}</legend>
          {fields.map((field, at) => (
            <div className="row" key={field.key} style={{ marginBottom: 8, alignItems: "start" }}>
              <Form.Item name={[field.name, "issuer"]} rules={needed} style={{ flex: 2, margin: 0 }}>
                <Input aria-label={t("field.issuer")} placeholder={t("field.issuer")} disabled={at < fixed} maxLength={64} />
              </Form.Item>
              <Form.Item name={[field.name, "type"]} rules={needed} style={{ flex: 1, margin: 0 }}>
                <Select aria-label={t("field.type")} disabled={at < fixed} options={TYPES.map((value) => ({ value, label: t(`idType.${value}`) }))} />
              </Form.Item>
              <Form.Item name={[field.name, "value"]} rules={needed} style={{ flex: 2, margin: 0 }}>
                <Input aria-label={t("field.number")} placeholder={t("field.number")} disabled={at < fixed} maxLength={64} />
              </Form.Item>
              {at >= fixed && (
                <button type="button" className="btn ghost" onClick={() => remove(field.name)} aria-label={t("form.removeNumber")} title={t("form.removeNumber")}>
                  <Icon name="x" />
                </button>
              )}
            </div>
          ))}
          <button type="button" className="btn sm" onClick={() => add({ issuer: "", type: "MR", value: "" })}>
            <Icon name="plus" />
            {t("form.addNumber")}
          </button>
        </fieldset>
      )}
    </Form.List>
  );
}
