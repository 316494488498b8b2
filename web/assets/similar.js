// While a report is written: what resembles it, asked for a moment after the last key. The same is had by a button.
import { onEach } from "./ready.js";

const QUIET = 900;
const ASKED = ["agency", "cause", "title", "description"];

onEach("form:has([data-similar])", (form) => {
  const place = form.querySelector("[data-similar]");
  let timer = 0;
  let asked = "";

  async function look() {
    const told = new URLSearchParams(ASKED.map((name) => [name, form.elements[name]?.value ?? ""]));
    if (form.elements.acting) told.set("acting", form.elements.acting.value);
    if (asked === String(told) || !navigator.onLine) return;
    asked = String(told);
    const answer = await fetch(place.dataset.similar, { method: "POST", body: told });
    if (answer.ok && !answer.redirected && asked === String(told)) place.innerHTML = await answer.text();
  }

  form.addEventListener("input", (event) => {
    if (!ASKED.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(() => {}), QUIET);
  });
});
