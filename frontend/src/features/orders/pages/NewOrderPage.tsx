import { useState } from "react";
import { useSearchParams } from "react-router";
import { useCatalogue, usePatient, type ExamType } from "../api/orders";
import { ExamPicker } from "../components/ExamPicker";
import { OrderForm } from "../components/OrderForm";
import { PatientPicker } from "../components/PatientPicker";
import "../orders.css";

/** An order by hand, left to right: for whom, what, why. Every step has a key. */
export default function NewOrderPage() {
  const [params, setParams] = useSearchParams();
  const id = Number(params.get("patient")) || null;
  const query = usePatient(id);
  const patient = id === null ? null : (query.data ?? null);
  const [types, setTypes] = useState<ExamType[]>([]);
  const catalogue = useCatalogue();
  const take = (code: string) => {
    const type = catalogue.data?.results.find((row) => row.code === code);
    if (type) setTypes((before) => [...before, type]);
  };
  return (
    <div className="page">
      <div className="order-cols">
        <PatientPicker patient={patient} onPick={(chosen) => setParams({ patient: String(chosen.id) }, { replace: true })} />
        <ExamPicker chosen={types} onChange={setTypes} />
        <OrderForm patient={patient} types={types} onTake={take} />
      </div>
    </div>
  );
}
