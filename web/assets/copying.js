// A press copies the text of `data-copy`; one that begins with # is the address of that part of the page. Where the
// clipboard is refused, the link leads to where the text can be copied by hand.
const SAID = 2500;

function textOf(link) {
  const given = link.dataset.copy;
  return given.startsWith("#") ? new URL(given, location.href).href : given;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-copy]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(textOf(link));
  } catch {
    location.assign(link.href);
    return;
  }
  const answer = link.querySelector("[data-copied]");
  answer.textContent = answer.dataset.copied;
  link.classList.add("is-copied");
  setTimeout(() => {
    answer.textContent = answer.dataset.label;
    link.classList.remove("is-copied");
  }, SAID);
});
