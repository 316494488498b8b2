// "Show more" renews the board in place; the address keeps how much is shown, for a reload and for other people's changes.

async function grow(link) {
  const column = link.closest("[data-column]").dataset.column;
  const shown = link.closest("[data-column]").querySelectorAll("[data-card]").length;
  const answer = await fetch(link.href, { headers: { Accept: "text/html", "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const { renewPart } = await import("./swap.js");
  await renewPart(document.getElementById("board"), await answer.text());
  history.replaceState(history.state, "", link.href.replace(/#.*/, ""));
  document.querySelectorAll(`[data-column="${CSS.escape(column)}"] .card-title a`)[shown]?.focus({ preventScroll: true });
  return undefined;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-more]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  grow(link).catch(() => location.assign(link.href));
});
