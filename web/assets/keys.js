// Single keys, as /help/keys lists them. Never while somebody types; turned off by <html data-keys="off">.
import { fill, open, pageOf } from "./sheet.js";

const ITEMS = ".board-card .card-title a, .queue-title a, main table tbody th a";
const root = document.documentElement;

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
const items = (within = document) => [...within.querySelectorAll(ITEMS)].filter((each) => each.checkVisibility());

function go(link) {
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function present() {
  const at = document.activeElement;
  return at?.matches?.(ITEMS) ? at : at?.closest?.(".board-card, .queue-item, tbody tr")?.querySelector(ITEMS);
}

function step(by) {
  const here = present();
  const all = items(here?.closest("[data-column]") ?? document);
  const at = all.indexOf(here);
  go(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function aside(by) {
  const column = present()?.closest("[data-column]");
  if (!column) return step(by);
  const full = [...document.querySelectorAll("[data-column]")].filter((each) => each === column || items(each).length);
  const next = full[full.indexOf(column) + by];
  const row = items(column).indexOf(present());
  if (next) go(items(next)[Math.min(row, items(next).length - 1)]);
  return undefined;
}

function menu() {
  const details = present()?.closest(".board-card, .queue-item, tr")?.querySelector("details.menu");
  if (!details) return;
  details.open = true;
  details.querySelector(".menu-item")?.focus();
}

async function help(from) {
  const page = await pageOf(await fetch("/help/keys", { headers: { Accept: "text/html" } }));
  const keys = page.getElementById("keys");
  for (const back of keys.querySelectorAll("input[name=back]")) back.value = location.pathname + location.search;
  fill(page.querySelector("#isi h1").textContent, keys);
  open(from);
}

const search = () => document.querySelector(".bar-search input");
const KEYS = {
  "/": () => search()?.select(),
  "?": () => help(document.activeElement).catch(() => location.assign("/help/keys")),
  j: () => step(1),
  k: () => step(-1),
  l: () => aside(1),
  h: () => aside(-1),
  a: menu,
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || root.dataset.keys === "off") return;
  if (typing(event.target) || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
