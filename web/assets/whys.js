// Five whys, one at a time: the next question unfolds once the one before it is answered.
import { onEach } from "./ready.js";

onEach("[data-whys]", (list) => {
  const steps = [...list.children];
  const answer = (step) => step.querySelector("textarea, input").value.trim();
  const unfold = () => {
    let last = steps.findLastIndex(answer);
    if (last < steps.length - 1) last += 1;
    steps.forEach((step, n) => {
      step.hidden = n > last;
    });
  };
  list.addEventListener("input", unfold);
  unfold();
});
