// Other people's changes: <main data-live="/stream"> listens; every [data-live-region] with an id is renewed from
// this page's own address, so a region can never show more than a reload would.

const page = document.querySelector("[data-live]");
const sign = document.getElementById("live-sign");
const slowest = 30000;
let attempts = 0;
let waiting = null;

const beingTyped = (region) =>
  region.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");

// What the last form has to say stands where it would after a reload, and stays in sight of whoever scrolled down to its
// card. A renewal after other people's changes says nothing and takes nothing away: only the next form does.
function tell(page) {
  const told = page.querySelector("#isi > .notices");
  if (!told) return;
  document.querySelector("#isi > .notices")?.remove();
  told.classList.add("is-following");
  document.querySelector("#isi > .page-head")?.after(document.adoptNode(told));
}

export async function renew() {
  waiting = null;
  const answer = await fetch(location.href, { headers: { Accept: "text/html", "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return;
  const text = await answer.text();
  const { renewPart } = await import("./swap.js");
  tell(new DOMParser().parseFromString(text, "text/html"));
  for (const region of document.querySelectorAll("[data-live-region][id]")) {
    if (!beingTyped(region)) await renewPart(region, text);
  }
}

function changed() {
  // Several changes in one breath are one renewal; a hidden page waits until it is looked at.
  if (document.hidden) return document.addEventListener("visibilitychange", changed, { once: true });
  waiting ??= setTimeout(() => renew().catch(() => {}), 150 + Math.random() * 350);
  return undefined;
}

function listen() {
  const stream = new EventSource(page.dataset.live);
  for (const name of ["message", "change"]) stream.addEventListener(name, changed);
  stream.addEventListener("open", () => {
    if (attempts > 0) changed();
    attempts = 0;
    sign.hidden = true;
  });
  stream.addEventListener("error", () => {
    stream.close();
    attempts += 1;
    sign.hidden = attempts < 2;
    setTimeout(listen, Math.min(slowest, 1000 * 2 ** attempts) * (0.75 + Math.random() / 2));
  });
  addEventListener("pagehide", () => stream.close(), { once: true });
}

// A page that the browser kept for "back" shows what it knew then: listen again and renew it.
addEventListener("pageshow", (event) => {
  if (event.persisted && page) {
    listen();
    changed();
  }
});

if (page && sign && "EventSource" in window) listen();
