import { useState } from "react";
import { useSearchParams } from "react-router";
import { useCatalogue, usePatient, type ExamType } from "../api/orders";
import { ExamPicker } from "../components/ExamPicker";
import { OrderForm } from "../components/OrderForm";
import { PatientPicker } from "../components/PatientPicker";
import { isUnknownSex, type Whom } from "../model/whom";
import "../orders.css";

/** An order by hand, left to right: for whom, what, why. Every step has a key. */
export default function NewOrderPage() {
  const [params, setParams] = useSearchParams();
  const id = Number(params.get("patient")) || null;
  const sex = params.get("unknown");
  const query = usePatient(id);
  const whom: Whom = { patient: id === null ? null : (query.data ?? null), unknown: id === null && isUnknownSex(sex) ? sex : null };
  const [types, setTypes] = useState<ExamType[]>([]);
  const catalogue = useCatalogue();
  const take = (code: string) => {
    const type = catalogue.data?.results.find((row) => row.code === code);
    if (type) setTypes((before) => [...before, type]);
  };
  return (
    <div className="page">
      <div className="order-cols">
        <PatientPicker whom={whom} onPick={(chosen) => setParams({ patient: String(chosen.id) }, { replace: true })} onUnknown={(chosen) => setParams({ unknown: chosen }, { replace: true })} />
        <ExamPicker chosen={types} onChange={setTypes} />
        <OrderForm whom={whom} types={types} onTake={take} />
      </div>
    </div>
  );
}
