const OPEN = "li.open";
// On the screening sheet a question of the scan room says so; at the scanner it has no "not sure".
const AT_SCANNER = /机房|scan room|at the scanner/i;

/** Answers the first open question the harmless way: what is ticked off in the scan room with yes, anything else with no. */
export async function answerFirst(page, press = (button) => button.click()) {
  const row = page.locator(OPEN).first();
  const before = await page.locator(OPEN).count();
  const choices = row.getByRole("radio");
  const isTick = (await choices.count()) === 2 || AT_SCANNER.test(await row.locator(".meta").first().textContent());
  await press(choices.nth(isTick ? 0 : 1));
  await page.waitForFunction(([open, n]) => document.querySelectorAll(open).length < n, [OPEN, before]);
}

/** All of them: the list sorts itself, the first open row is always the next one. */
export async function answerAll(page, press) {
  while ((await page.locator(OPEN).count()) > 0) await answerFirst(page, press);
}
