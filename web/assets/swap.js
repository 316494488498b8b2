// Puts a part of a fetched page in the place of the same part here, changing only what differs. htmx does that, as the strict
// content policy wants it: no generated style, no compiled text, no history of its own. Fetched when it is first needed.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  includeIndicatorCSS: false,
  history: false,
  mode: "same-origin",
  defaultTimeout: 20000,
  // What a person unfolded stays unfolded when the page around it is renewed.
  morphIgnore: ["data-htmx-powered", "open"],
});

export function renewPart(target, text) {
  const select = `#${CSS.escape(target.id)}`;
  return htmx.swap({ text, select, target, sourceElement: target, swap: "outerMorph ignoreTitle:true" });
}
