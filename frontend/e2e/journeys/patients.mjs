// A clerk registers a patient and orders a CT by keyboard; a radiologist vets it; the clerk checks in and undoes it; the timeline tells it all; a record is merged into another and taken back.
import { expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const clerk = await open({ lang: "en" });
  const { page } = clerk;
  await clerk.enter("front", password, "/patients");
  const number = `E${Date.now()}`;

  await page.getByRole("button", { name: /Register a patient/ }).waitFor();
  await page.keyboard.press("Alt+n");
  await page.locator("#patient_name").fill("曾小云");
  await page.locator("#patient_phone").fill("13912349876");
  await page.locator("#patient_identifiers_0_issuer").fill("HIS");
  await page.locator("#patient_identifiers_0_value").fill(number);
  expectEqual(await clerk.findA11yFaults(), [], "the registration form is accessible");
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.waitForURL(/\/patients\/\d+$/);
  const record = new URL(page.url()).pathname;
  await page.getByText("Zeng Xiaoyun").first().waitFor();

  await page.getByRole("button", { name: "Record an allergy" }).click();
  await page.locator("#allergy_substance_text").fill("iohexol");
  await page.getByRole("button", { name: "Save the allergy" }).click();
  await page.getByText("iohexol").first().waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the record is accessible");

  await page.getByRole("button", { name: "Record isolation" }).click();
  await page.getByText("Airborne isolation", { exact: true }).click();
  await page.locator("#precaution_note").fill("open tuberculosis");
  await page.getByRole("button", { name: "Save the isolation" }).click();
  await page.getByText("open tuberculosis").first().waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the record with isolation is accessible");
  const band = await page.request.get(await page.getByRole("link", { name: "Print wristband" }).evaluate((link) => link.href));
  expectEqual([band.status(), band.headers()["content-type"]], [200, "application/pdf"], "the wristband");

  await page.getByRole("link", { name: "Order for 曾小云" }).click();
  await page.getByRole("combobox", { name: "Find an exam" }).waitFor();
  await page.keyboard.press("F3");
  await page.keyboard.type("xiongbuct");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".chosen").waitFor();
  await page.locator("#order_reason").fill("Cough for six weeks");
  await page.locator("#order_referrer_name").fill("Dr Li");
  expectEqual(await clerk.findA11yFaults(), [], "order entry is accessible");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/exams\/\d+$/);
  const address = new URL(page.url()).pathname;
  await page.getByText("Requested").first().waitFor();
  expectEqual(await page.getByRole("button", { name: /Check in/ }).count(), 0, "nobody checks in before vetting");

  const radiologist = await open({ lang: "zh-Hans" });
  await radiologist.enter("rad", password, address);
  await radiologist.page.locator("#vet_protocol").fill("胸部平扫");
  expectEqual(await radiologist.findA11yFaults(), [], "the exam page is accessible");
  await radiologist.page.getByRole("button", { name: /通过 曾小云 的申请/ }).click();
  await radiologist.page.getByText("已审核").first().waitFor();

  await clerk.open(address);
  await page.getByRole("button", { name: /Check in 曾小云/ }).click();
  await page.getByText("Arrived").first().waitFor();
  await page.getByRole("button", { name: "Undo last step" }).click();
  await page.getByText("Vetted").first().waitFor();
  await page.locator(".undone").first().waitFor();
  expectTrue((await page.locator(".tl > li").count()) >= 4, "the timeline tells every step");

  // Isolation is on the exam before anybody asked the patient.
  await clerk.open(`/safety${address}`);
  await page.getByText(/open tuberculosis/).first().waitFor();

  // Somebody nobody can name: registered by the order itself.
  await clerk.open("/orders/new");
  await page.getByRole("button", { name: "Unknown man" }).click();
  await page.getByText("A temporary identity is made with the order").waitFor();
  await page.keyboard.press("F3");
  await page.keyboard.type("CT-CHEST");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".chosen").waitFor();
  await page.locator("#order_reason").fill("Found in the street");
  await page.locator("#order_referrer_name").fill("Dr Li");
  expectEqual(await clerk.findA11yFaults(), [], "an order for an unknown person is accessible");
  await clerk.shot("unknown-order");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/exams\/\d+$/);
  const temporary = (await page.getByText(/TMP[0-9A-F]{10}/).first().innerText()).match(/TMP[0-9A-F]{10}/)[0];

  // The family names him: his record goes into the known one with its exam, and comes back when they were wrong.
  await clerk.open(record);
  const merges = page.getByRole("region", { name: "One person, two records?" });
  await merges.getByLabel("Find another record of this person").fill(temporary);
  await merges.getByRole("button", { name: `Merge ${temporary} into this record` }).click();
  await page.getByRole("dialog").locator("#reason_reason").fill("Named by his brother");
  expectEqual(await clerk.findA11yFaults(), [], "the question before a merge is accessible");
  await page.getByRole("dialog").getByRole("button", { name: /^Merge .* into this record$/ }).click();
  await merges.getByText(`went into 曾小云 ${number}`).waitFor();
  await page.locator(".tag", { hasText: temporary }).waitFor();
  await merges.getByRole("button", { name: `Separate ${temporary}` }).click();
  await page.getByRole("dialog").locator("#reason_reason").fill("It was his cousin");
  await page.getByRole("dialog").getByRole("button", { name: /^Separate / }).click();
  await merges.getByText(/It was his cousin/).waitFor();
  await clerk.open("/patients/merges");
  await page.locator("tbody tr").first().waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the list of merges is accessible");

  await clerk.open("/exams?q=zengxiaoyun");
  await page.locator("tbody tr").first().waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the exam list is accessible");
  await clerk.open("/patients?q=9876");
  await page.getByText(number).first().waitFor();
}
