// What was typed outlives a line that drops, a page that is left, and a session that ends, in this tab only.
// The command key comes back with it, so that a report that had arrived after all is not recorded twice.
// The server says which form arrived last by a cookie: the page after it may be left before its script has run.
// Forms whose drafts the server keeps (keeping.js) lie here only until they are saved there, each by its key.
import { onEach, onceSeen } from "./ready.js";

const PREFIX = "draft ";
const ours = /^(key|expected|draft)$/;
const never = /^(file|password|submit|button|reset)$/;
const kept = (form) => Number(form.elements.draft?.value ?? 0) > 0;
const place = (form) =>
  PREFIX + new URL(form.getAttribute("action"), location.href).pathname + (kept(form) ? ` ${form.elements.key.value}` : "");
const fields = (form) =>
  [...form.elements].filter((each) => each.name && !never.test(each.type) && (each.type !== "hidden" || ours.test(each.name)));
const ticked = (field) => /^(checkbox|radio)$/.test(field.type);
const sign = (field) => (ticked(field) ? `${field.name} ${field.value}` : field.name);
const office = (form) => form.elements.acting?.value;

export function keep(form, sent = false) {
  const values = fields(form).map((each) => [sign(each), ticked(each) ? each.checked : each.value]);
  sessionStorage.setItem(place(form), JSON.stringify({ sent, office: office(form), values }));
}

// The server has it now, under its key.
export function saved(form, key, version) {
  sessionStorage.removeItem(place(form));
  form.elements.key.value = key;
  form.elements.draft.value = version;
}

const arrived = (draft) => {
  const key = /(?:^|; )(?:__Host-)?kendala-sent=([\w-]+)/.exec(document.cookie)?.[1];
  return key !== undefined && draft.values.some(([name, value]) => name === "key" && value === key);
};

function forget(all = false) {
  // A form that was sent and led to another page has done its work.
  const fresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  for (const name of Object.keys(sessionStorage).filter((each) => each.startsWith(PREFIX))) {
    const elsewhere = name.split(" ")[1] !== location.pathname;
    const draft = JSON.parse(sessionStorage.getItem(name));
    if (all || arrived(draft) || (fresh && elsewhere && draft.sent)) sessionStorage.removeItem(name);
  }
}

function bringBack(form, draft) {
  const values = new Map(draft.values);
  for (const field of fields(form).filter((each) => values.has(sign(each)))) {
    if (ticked(field)) field.checked = values.get(sign(field));
    else field.value = values.get(sign(field));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  form.dataset.broughtBack = "yes";
  const told = form.querySelector("[data-draft]");
  told.hidden = false;
  told.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem(place(form));
    form.reset();
    location.assign(location.pathname);
  });
}

onceSeen(forget);
onEach("form[method=post]:has([data-draft])", (form) => {
  const draft = JSON.parse(sessionStorage.getItem(place(form)));
  if (draft && draft.office === office(form) && !form.querySelector(".error-summary")) bringBack(form, draft);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => event.defaultPrevented || keep(form, true));
});
onEach("form[action='/logout']", (form) => form.addEventListener("submit", () => forget(true)));
