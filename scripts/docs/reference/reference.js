// What keyboards and assistive technology need in the reference beyond what Redoc does. Redoc draws the page in steps, so the script
// looks at each of them.
(() => {
  const set = (node, attributes) => {
    for (const [name, value] of Object.entries(attributes))
      if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  };
  const complete = () => {
    // Tables may be wider than their column and then scroll.
    for (const table of document.querySelectorAll(".md-table-wrapper")) set(table, { tabindex: "0" });
    for (const menu of document.querySelectorAll(".menu-content"))
      set(menu, { role: "navigation", "aria-label": "Operations" });
    for (const choice of document.querySelectorAll('[aria-label^="Example"]')) {
      // The name has to contain what is shown.
      set(choice, { "aria-label": `Example: ${choice.textContent.trim()}` });
      // In a request the choice changes the payload alone.
      const panel = choice.closest(".panel-request-samples");
      const isPayload = [...(panel?.querySelectorAll("button") ?? [])].some((b) => b.textContent.trim() === "Payload");
      choice.parentElement.style.display = panel && !isPayload ? "none" : "";
    }
  };
  new MutationObserver(complete).observe(document, { childList: true, subtree: true, characterData: true });
})();
