import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeId } from "@/shared/lib/ids";
import { sendOrKeep } from "@/shared/safety/outbox";
import { departmentNow } from "@/shared/session/clock";
import { ProblemNote } from "@/shared/ui/states";

const FIELDS = ["systolic_mmhg", "diastolic_mmhg", "pulse_per_min", "spo2_percent"] as const;

/** Vital signs now; every figure is optional, one is enough. Kept on the device without a network. */
export function VitalsForm({ examId, reactionClientId, onSaved }: { examId: number; reactionClientId: string; onSaved: () => void }) {
  const { t } = useTranslation("safety");
  const [values, setValues] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const filled = FIELDS.filter((field) => values[field]?.trim());
  const save = async () => {
    setError(null);
    try {
      const body = { client_id: makeId(), reaction_client_id: reactionClientId, at: new Date(departmentNow()).toISOString(), ...Object.fromEntries(filled.map((field) => [field, Number(values[field])])) };
      await sendOrKeep(`/api/safety/exams/${examId}/observations`, body, t("vitals.title"));
      setValues({});
      onSaved();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (filled.length) void save();
      }}
    >
      <div className="vitals">
        {FIELDS.map((field) => (
          <label key={field}>
            {t(`vitals.${field}`)}
            <input inputMode="numeric" value={values[field] ?? ""} onChange={(event) => setValues({ ...values, [field]: event.target.value.replace(/\D/g, "").slice(0, 3) })} />
          </label>
        ))}
      </div>
      <button type="submit" className="btn" style={{ minHeight: 44, marginTop: 8 }} disabled={filled.length === 0}>
        {t("vitals.save")}
      </button>
      {error !== null && <ProblemNote error={error} />}
    </form>
  );
}
