// Weak links: typed text is not lost by a careless click, and a form is not sent twice.
// The hidden command key makes a repeated submit safe; this only spares the person the doubt.
import { onEach } from "./ready.js";

const unsaved = new Set();

const typed = (form) =>
  [...form.elements].some(
    (field) => field.matches("textarea, input:not([type=hidden])") && !field.matches("[type=search]") && changed(field),
  );
const changed = (field) =>
  /checkbox|radio/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

addEventListener("beforeunload", (event) => {
  for (const form of unsaved) if (form.isConnected && typed(form)) event.preventDefault();
});

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

function unreachable(form) {
  const told = form.querySelector("[data-offline]");
  if (told) {
    told.hidden = navigator.onLine;
    form.append(told);
  }
  return told && !navigator.onLine;
}

function send(form, event) {
  if (form.dataset.sending || unreachable(form)) return event.preventDefault();
  if (event.defaultPrevented) return undefined;
  form.dataset.sending = "yes";
  unsaved.delete(form);
  event.submitter?.setAttribute("aria-disabled", "true");
  // A line that drops leaves the page as it is: the button comes back, the text is still there.
  setTimeout(() => {
    release(form);
    unsaved.add(form);
  }, 15000);
  return undefined;
}

onEach("form[method=post]", (form) => {
  if (form.dataset.guard !== "no") form.addEventListener("input", () => unsaved.add(form));
  form.addEventListener("kept", () => unsaved.delete(form));
  form.addEventListener("submit", (event) => send(form, event));
});

addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(release));
