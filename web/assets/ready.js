// Run `start(element)` on every match now, and on those that a later swap brings in, once each.
const seen = new WeakMap();

export function onEach(selector, start) {
  const begun = seen.get(start) ?? new WeakSet();
  seen.set(start, begun);
  const run = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      if (begun.has(element)) continue;
      begun.add(element);
      start(element);
    }
  };
  run(document);
  document.addEventListener("htmx:after:swap", () => run(document));
}
