// @ts-check
// Adds "Print this page". The script makes the button, so that no dead control stands without it.
(() => {
  "use strict";
  /** @type {Record<string, string>} */
  const strings = /** @type {any} */ (window).PRECEPTOR_STRINGS || {};
  const place = document.querySelector("[data-tools]");
  if (!place || typeof window.print !== "function") return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = strings.print_page;
  button.addEventListener("click", () => window.print());
  place.prepend(button);
})();
