// The cause by plain questions: what stopped, who can change it, which of these. The answer fills the list of causes.
import { onEach } from "./ready.js";

const press = (among, chosen) => {
  for (const each of among) each.setAttribute("aria-pressed", String(each === chosen));
};
// Only the answers that fit stay; how many.
const narrow = (buttons, fits) => {
  for (const each of buttons) each.parentElement.hidden = !fits(each.dataset);
  return buttons.filter((each) => fits(each.dataset));
};

class Asking {
  constructor(root) {
    this.root = root;
    this.steps = [...root.querySelectorAll("[data-step]")];
    [this.things, this.who, this.causes] = this.steps.map((step) => [...step.querySelectorAll("button")]);
  }

  answer(chosen) {
    if (this.things.includes(chosen)) this.stopped(chosen);
    else if (this.who.includes(chosen)) this.changes(chosen);
    else if (this.causes.includes(chosen)) this.found(chosen.dataset.cause);
  }

  stopped(chosen) {
    press(this.things, chosen);
    press(this.who, null);
    const left = narrow(this.who, ({ of }) => of === chosen.dataset.thing);
    this.steps[1].hidden = left.length < 2;
    this.steps[2].hidden = true;
    if (left.length === 1) this.changes(left[0]);
  }

  changes(chosen) {
    press(this.who, chosen);
    const left = narrow(this.causes, ({ of, who }) => of === chosen.dataset.of && who === chosen.dataset.who);
    this.steps[2].hidden = left.length < 2;
    if (left.length === 1) this.found(left[0].dataset.cause);
  }

  found(code) {
    const list = document.getElementById("cause");
    list.value = code;
    list.dispatchEvent(new Event("input", { bubbles: true }));
    this.root.open = false;
    list.focus();
  }
}

onEach("[data-ask-cause]", (root) => {
  const asking = new Asking(root);
  root.addEventListener("click", ({ target }) => asking.answer(target.closest("button")));
});
