// Run `start(element)` on every match once the page was seen, and on those that a later swap brings in, once each.
// On a slow phone the starts take longer than a frame: the first paint does not wait for them. A page out of sight is
// never painted, and nobody acts on a page before it is loaded: then they begin, too.
const seen = new WeakMap();
const first = [];
let begun = false;

function begin() {
  if (begun) return;
  begun = true;
  for (const run of first) run();
}

requestAnimationFrame(() => setTimeout(begin));
addEventListener("load", begin);

export function onceSeen(run) {
  if (begun) run();
  else first.push(run);
}

export function onEach(selector, start) {
  const known = seen.get(start) ?? new WeakSet();
  seen.set(start, known);
  const run = () => {
    for (const element of document.querySelectorAll(selector)) {
      if (known.has(element)) continue;
      known.add(element);
      start(element);
    }
  };
  onceSeen(run);
  document.addEventListener("htmx:after:swap", run);
}
