// Light or dark: what the reader chose, else what the system prefers. Redoc keeps the choice under this name, so it holds everywhere.
(() => {
  const KEY = "redoc.colorMode";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const show = (mode) => {
    root.classList.remove("light", "dark");
    root.classList.add(mode);
    document.querySelector(".site-mode")?.setAttribute("aria-pressed", String(mode === "dark"));
  };
  const current = () => (/^(light|dark)$/.test(chosen()) ? chosen() : dark.matches ? "dark" : "light");
  show(current());
  dark.addEventListener("change", () => show(current()));
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".site-mode");
    show(current());
    button.addEventListener("click", () => {
      // In the reference it is Redoc that switches, since it draws by the mode.
      const own = document.querySelector('[data-testid="color-mode-switcher"]');
      const mode = root.classList.contains("dark") ? "light" : "dark";
      if (own) own.click();
      try {
        localStorage.setItem(KEY, mode);
      } catch {
        // Without storage the choice holds for this page.
      }
      show(mode);
    });
  });
})();
