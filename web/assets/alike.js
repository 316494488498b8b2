// What is like an obstacle, fetched when its part of the page is opened: looking costs more than the page itself.
import { onEach } from "./ready.js";

onEach("details:has([data-alike])", (fold) => {
  fold.addEventListener("toggle", async () => {
    const place = fold.querySelector("[data-alike]");
    if (!fold.open || !place) return;
    const answer = await fetch(place.dataset.alike).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("alike");
    if (found) place.replaceWith(...found.childNodes);
  });
});
