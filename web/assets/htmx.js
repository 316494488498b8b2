// htmx as the strict content policy wants it: no generated style, no compiled text, no history of its own.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  includeIndicatorCSS: false,
  history: false,
  mode: "same-origin",
  defaultTimeout: 20000,
  // What a person unfolded stays unfolded when the page around it is renewed.
  morphIgnore: ["data-htmx-powered", "open"],
});

export default htmx;
