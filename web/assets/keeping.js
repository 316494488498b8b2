// Drafts on the server: saved a moment after the last key, when the page is left, and by the button.
// The line below the form says quietly when; what is not saved there yet lies in this tab (drafts.js).
import { keep, saved } from "./drafts.js";
import { onEach } from "./ready.js";

const QUIET = 1200;
const AGAIN = 15000;

const typed = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
const part = (form, name) => form.querySelector(`[data-draft-${name}]`); // told, save, expired, changed
// The form may stand in a dialog of another page, or below another page's text: it has an address of its own.
const own = (form) => new URL(form.elements.draft_of.value, location.href);
const continued = (form) => {
  const address = own(form);
  if (form.elements.n) address.searchParams.set("n", form.elements.n.value);
  address.searchParams.set("draft", form.elements.key.value);
  return address.pathname + address.search;
};

function say(form, text) {
  part(form, "told").textContent = text;
}

function expired(form) {
  const told = part(form, "expired");
  const back = Number(form.elements.draft.value) ? continued(form) : location.pathname + location.search;
  told.querySelector("a").href = `/login?next=${encodeURIComponent(back)}`;
  told.hidden = false;
  keep(form);
}

function changed(form, answer) {
  const told = part(form, "changed");
  told.querySelector("p").textContent = answer.told;
  const latest = told.querySelector("[data-latest]");
  latest.hidden = !answer.draft;
  latest.href = continued(form);
  told.hidden = false;
  keep(form);
}

class Keeping {
  fresh = false; // something was typed that the server does not have
  over = false; // sent, changed elsewhere, or logged out: the person decides first
  under = null; // a saving is under way

  constructor(form) {
    this.form = form;
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  typed() {
    this.fresh = true;
    if (!this.over) this.later(QUIET);
  }

  async save(leaving = false) {
    clearTimeout(this.timer);
    if (this.over || this.under || !this.fresh) return undefined;
    if (!navigator.onLine) return this.failed({});
    this.fresh = false;
    const { signal } = (this.under = new AbortController());
    const request = { method: "POST", headers: { Accept: "application/json" }, body: typed(this.form) };
    try {
      await this.take(await fetch("/drafts", { ...request, keepalive: leaving, signal }));
    } catch (trouble) {
      return signal.aborted ? undefined : this.failed(trouble);
    } finally {
      this.under = null;
    }
    return this.fresh && !this.over && this.later(QUIET);
  }

  async take(answer) {
    const ends = { 401: expired, 412: changed }[answer.status];
    if (ends) {
      this.over = true;
      return ends(this.form, await answer.json().catch(() => null));
    }
    if (!answer.ok) throw answer;
    const { key, draft, told } = await answer.json();
    saved(this.form, key, draft);
    if (own(this.form).pathname === location.pathname) history.replaceState(history.state, "", continued(this.form));
    if (!this.fresh) this.form.dispatchEvent(new CustomEvent("kept"));
    else keep(this.form);
    return say(this.form, told);
  }

  failed(trouble) {
    const { full, unsaved } = part(this.form, "told").dataset;
    this.fresh = true;
    say(this.form, trouble.status === 413 ? full : unsaved);
    this.later(AGAIN);
  }

  // The person begins anew: what the server has of it goes too.
  dropped() {
    this.fresh = false;
    this.over = true;
    clearTimeout(this.timer);
    this.under?.abort();
    const { key, draft } = this.form.elements;
    const request = { method: "POST", keepalive: true, redirect: "manual" };
    if (Number(draft.value)) fetch(`/drafts/${encodeURIComponent(key.value)}/delete`, request).catch(() => {});
  }

  sent() {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.under?.abort();
    setTimeout(() => {
      this.over = false; // the line dropped: the form is still here
    }, AGAIN);
  }
}

onEach("form:has([data-draft-told])", (form) => {
  const keeping = new Keeping(form);
  form.addEventListener("input", () => keeping.typed());
  form.addEventListener("submit", (event) => event.defaultPrevented || keeping.sent());
  part(form, "save").addEventListener("click", (event) => {
    if (keeping.over || form.querySelector("input[type=file]")?.value) return;
    event.preventDefault();
    keeping.fresh = true;
    keeping.save();
  });
  form.addEventListener("reset", () => keeping.dropped());
  addEventListener("pagehide", () => keeping.save(true));
  document.addEventListener("visibilitychange", () => document.hidden && keeping.save(true));
  if (form.dataset.broughtBack) {
    keeping.fresh = true; // what the server has of it already is the same, or was changed elsewhere: it says which
    keeping.save();
  }
});
