// @ts-check
// Goes to the address of the link on this page, and keeps the #fragment that the reader came with.
(() => {
  "use strict";
  const link = /** @type {HTMLAnchorElement | null} */ (document.getElementById("_target"));
  if (link) location.replace(link.href.split("#", 1)[0] + (location.hash || link.hash));
})();
