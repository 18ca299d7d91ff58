// Loaded in the head without defer: it must set the theme before the first paint, or a dark page flashes white.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');

  const chosen = () => {
    // Browsers that block storage throw here; the system's setting then decides.
    try { return localStorage.getItem('movienet.theme'); } catch { return null; }
  };

  const apply = () => {
    const theme = chosen();
    document.documentElement.dataset.theme =
      theme === 'light' || theme === 'dark' ? theme : system.matches ? 'dark' : 'light';
  };

  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', apply); // chosen in another tab

  globalThis.movienet = {
    toggleTheme() {
      const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem('movienet.theme', next); } catch { /* kept for this page only */ }
      document.documentElement.dataset.theme = next;
    },
  };
})();
