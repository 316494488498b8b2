// The one dialog of a page: another page's heading and form in it, for acts that a card's menu or a drag asks for.
// Without script the same links lead to the same pages.
import { renew } from "./live.js";

const sheet = document.getElementById("sheet");
const title = document.getElementById("sheet-title");
const body = sheet?.querySelector("[data-sheet-body]");
const FIRST = ".error-summary, .form :is(input, textarea, select, button.is-main)";
let shown = "";
let opener = null;

export async function pageOf(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

export function fill(heading, ...parts) {
  title.textContent = heading;
  body.replaceChildren(...parts.filter(Boolean).map((part) => document.adoptNode(part)));
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
}

export function open(from) {
  opener = from;
  if (!sheet.open) sheet.showModal();
  const first = [...body.querySelectorAll(FIRST)].find((each) => each.checkVisibility());
  (first ?? title).focus();
}

function fillWithAct(page) {
  const form = page.querySelector("#isi form.form");
  if (form) fill(page.querySelector("#isi h1").textContent, page.querySelector("#isi h1 + p"), form);
  return form;
}

// What was typed into a form that was closed is still there when the same form is opened again.
const kept = (href) => shown === href && [...body.querySelectorAll("textarea, input[type=text]")].some((f) => f.value !== f.defaultValue);

async function act(link) {
  const from = sheet.contains(link) ? opener : (link.closest("details")?.querySelector("summary") ?? link);
  link.closest("details")?.removeAttribute("open");
  if (!kept(link.href)) {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected || !fillWithAct(await pageOf(answer))) return location.assign(link.href);
    shown = link.href;
  }
  return open(from);
}

async function send(form, submitter) {
  const data = new FormData(form, submitter);
  const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
  if (answer.type === "opaqueredirect") {
    shown = "";
    body.replaceChildren();
    sheet.close();
    return renew();
  }
  if ([412, 422].includes(answer.status) && fillWithAct(await pageOf(answer))) return open(opener);
  // The server may ask for a login or for another office first: it does so with everything typed, on a page of its own.
  return HTMLFormElement.prototype.submit.call(form);
}

// The card may have moved to another column meanwhile: it is found again by its id. A line may have left its queue.
function back() {
  const card = opener?.closest("[data-card]")?.id;
  const stays = opener?.isConnected ? opener : document.getElementById("isi");
  (document.getElementById(card)?.querySelector("summary") ?? stays).focus();
}

if (sheet) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-act]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(link).catch(() => location.assign(link.href));
  });
  sheet.addEventListener("submit", (event) => {
    // A button with an address of its own leads to a page of its own.
    if (event.defaultPrevented || !event.target.matches(".form") || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    send(event.target, event.submitter).catch(() => HTMLFormElement.prototype.submit.call(event.target));
  });
  sheet.addEventListener("close", back);
}

