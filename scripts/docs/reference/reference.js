// Makes the reference accessible to keyboards and assistive technology where Redoc does not. Redoc renders the page in steps, so the
// script runs after each of them.
(() => {
  const set = (node, attributes) => {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  };
  const SEARCH = '[data-testid="search-trigger"]';
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches(SEARCH) || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.target.click();
  });
  const complete = () => {
    const active = document.querySelector("a:has([data-active=true])");
    if (active) {
      const { text } = active.querySelector("[data-text]").dataset;
      const title = `${text} · Authlete API`;
      if (document.title !== title) document.title = title;
      // The current operation has the page's first-level heading, whatever is rendered above it, and no level is skipped.
      for (const heading of document.querySelectorAll("[data-section-id] :is(h2, h4, h5)")) {
        const isActive = heading.closest("[data-section-id]").dataset.sectionId === active.hash.slice(1);
        set(heading, { "aria-level": String(["H2", "H4", "H5"].indexOf(heading.tagName) + (isActive ? 1 : 2)) });
      }
    }
    for (const trigger of document.querySelectorAll(SEARCH)) set(trigger, { role: "button", tabindex: "0" });
    for (const menu of document.querySelectorAll(".menu-content"))
      set(menu, { role: "navigation", "aria-label": "Operations" });
    for (const choice of document.querySelectorAll('[aria-label^="Example"]')) {
      // The accessible name has to contain the visible text.
      set(choice, { "aria-label": `Example: ${choice.textContent.trim()}` });
      // In a request sample, the choice only affects the payload.
      const panel = choice.closest(".panel-request-samples");
      const isPayload = [...(panel?.querySelectorAll("button") ?? [])].some((b) => b.textContent.trim() === "Payload");
      choice.parentElement.style.display = panel && !isPayload ? "none" : "";
    }
  };
  new MutationObserver(complete).observe(document, { childList: true, subtree: true, characterData: true });
})();
