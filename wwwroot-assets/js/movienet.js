// What the pages need of the browser beyond rendering.
(() => {
  // "/" goes to the search box, as long as nobody is typing.
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const search = document.querySelector('[data-search]');
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  // What is typed before the page is alive: Blazor then puts the page there once more, with the fields as they came. Its own sign
  // is that the state of the fleet is known.
  const early = new Map();
  const noteEarly = event => {
    const field = event.target;
    if (!field.matches('input:not([type=checkbox], [type=radio], [type=file]), textarea')) return;
    const name = field.matches('[data-search]') ? '[data-search]' : field.id && `#${CSS.escape(field.id)}`;
    if (name) early.set(name, field);
  };
  for (const type of ['input', 'focusin']) addEventListener(type, noteEarly, true);
  const alive = new MutationObserver(() => {
    if (!document.querySelector('a.fleet[aria-label^="Fleet"]')) return;
    alive.disconnect();
    for (const type of ['input', 'focusin']) removeEventListener(type, noteEarly, true);
    for (const [name, before] of early) {
      const field = document.querySelector(name);
      if (!field) continue;
      if (before.value !== before.defaultValue) {
        field.value = before.value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      if (!before.isConnected && document.activeElement === document.body && field !== before) field.focus();
    }
  });
  alive.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label'] });

  // Inputs whose text becomes chips. Ending and emptying them here, not on the server, keeps what is typed next apart.
  const endChip = input => input.dispatchEvent(new Event('change', { bubbles: true }));
  addEventListener('change', event => {
    if (event.target.matches('[data-chips]')) event.target.value = '';
  });
  addEventListener('input', event => {
    if (event.target.matches('[data-chips]') && !event.isComposing && /[,;]/.test(event.target.value)) endChip(event.target);
  });
  addEventListener('keydown', event => {
    if (!event.target.matches('[data-chips]') || event.isComposing) return;
    if (event.key === 'Enter') {
      if (!event.ctrlKey) event.preventDefault(); // it must not send the form off
      endChip(event.target);
    } else if (event.key === 'Backspace' && !event.target.value) {
      event.target.parentElement.querySelector('.chip:last-of-type button')?.click();
    }
  });

  // A file dropped beside its zone would take the page away; over the zone the zone says so. The drop itself is the input's own.
  const overZone = event => event.target.closest('[data-drop]:enabled');
  for (const type of ['dragover', 'drop', 'dragleave', 'dragend']) {
    addEventListener(type, event => {
      const zone = document.querySelector('[data-drop]');
      if (!zone) return;
      if (!overZone(event)) event.preventDefault();
      zone.dataset.drop = type === 'dragover' && overZone(event) ? 'over' : '';
    });
  }

  // "Show more" presses itself when it comes into view.
  const seen = new IntersectionObserver(
    entries => entries.filter(entry => entry.isIntersecting).forEach(entry => entry.target.click()),
    { rootMargin: '600px' });

  // A moment as the browser's clock and language show it: the time alone today, the day too before.
  customElements.define('local-time', class extends HTMLElement {
    static observedAttributes = ['datetime'];
    attributeChangedCallback() {
      const at = new Date(this.getAttribute('datetime'));
      const isToday = at.toDateString() === new Date().toDateString();
      this.textContent = at.toLocaleString(undefined, isToday
        ? { hour: '2-digit', minute: '2-digit' }
        : { day: 'numeric', month: 'short', year: at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric', hour: '2-digit', minute: '2-digit' });
      this.title = at.toLocaleString();
    }
  });

  // How the list looks is kept in this browser and nowhere else.
  const looks = () => { try { return JSON.parse(localStorage.getItem('movienet.list')) ?? {}; } catch { return {}; } };
  const applyLooks = () => {
    const { density = '', wait = '', hide = [] } = looks();
    document.documentElement.dataset.density = density;
    document.documentElement.dataset.wait = wait;
    document.documentElement.dataset.hide = hide.join(' ');
  };
  applyLooks();
  addEventListener('change', event => {
    const { look } = event.target.dataset;
    if (!look) return;
    const now = looks();
    if (look !== 'hide') now[look] = event.target.value;
    else now.hide = [...new Set([...(now.hide ?? []), event.target.value])].filter(name => name !== event.target.value || !event.target.checked);
    try { localStorage.setItem('movienet.list', JSON.stringify(now)); } catch { /* for this page only */ }
    applyLooks();
  });
  // A menu shows what was chosen when it opens, and closes with Escape or a click elsewhere.
  addEventListener('toggle', event => {
    if (!event.target.matches?.('[data-menu]') || !event.target.open) return;
    const { density = '', wait = '', hide = [] } = looks();
    for (const input of event.target.querySelectorAll('[data-look]')) {
      input.checked = input.dataset.look === 'hide' ? !hide.includes(input.value) : input.value === (input.dataset.look === 'density' ? density : wait);
    }
  }, true);
  const closeMenus = except => document.querySelectorAll('[data-menu][open]').forEach(menu => { if (!menu.contains(except)) menu.open = false; });
  addEventListener('click', event => {
    closeMenus(event.target);
    // What opens a dialog leaves its menu first, so that the dialog gives the focus back to what can be seen then.
    const menu = event.target.closest('[data-closes]')?.closest('[data-menu]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && event.target.closest('[data-menu][open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  // j and k go from row to row, in the list as in any reader of news; what is not in view yet is scrolled to.
  addEventListener('keydown', event => {
    if (!/^[jk]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog')) return;
    const links = [...document.querySelectorAll('.mlist .row .t a')];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement.closest('.mlist .row')?.querySelector('.t a'));
    const first = links.findIndex(link => link.getBoundingClientRect().top > 150);
    const next = links[at < 0 ? Math.max(0, first) : at + (event.key === 'j' ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.closest('.row').scrollIntoView({ block: 'nearest' });
    }
  });

  // The connection to the web app: Blazor says here how it is, and tries by itself for a while. A web app that was started
  // anew knows nothing of this page: it is loaded again, and what was typed is there.
  const lost = document.getElementById('components-reconnect-modal');
  const loadWhenThere = async () => {
    try {
      if ((await fetch(location.href, { cache: 'no-store' })).ok) return location.reload();
    } catch { /* not yet */ }
    setTimeout(loadWhenThere, 1000);
  };
  lost?.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'failed' || event.detail.state === 'rejected' || event.detail.state === 'resume-failed') loadWhenThere();
  });

  // Where the pointer is, if there is one.
  let pointer = null;
  addEventListener('pointermove', event => { pointer = event.pointerType === 'mouse' ? [event.clientX, event.clientY] : null; }, { passive: true });
  document.documentElement.addEventListener('pointerleave', () => { pointer = null; });

  // Where one was in a list, for the way back to it.
  const places = () => { try { return JSON.parse(sessionStorage.getItem('movienet.places')) ?? {}; } catch { return {}; } };
  let isBack = false;
  addEventListener('popstate', () => { isBack = true; });
  // Before anybody else hears of the click: the next page begins at its top.
  addEventListener('click', event => {
    if (!event.target.closest('.mlist a')) return;
    const all = { ...places(), [location.href]: Math.round(scrollY) };
    try { sessionStorage.setItem('movienet.places', JSON.stringify(Object.fromEntries(Object.entries(all).slice(-50)))); } catch { /* no way back then */ }
  }, true);

  Object.assign(movienet, {
    // What is typed into a form, as long as this tab lives; null forgets it.
    keepForm(json) {
      const key = `movienet.form ${location.pathname}${location.search}`;
      try { if (json) sessionStorage.setItem(key, json); else sessionStorage.removeItem(key); } catch { /* not kept then */ }
    },
    keptForm() {
      try { return sessionStorage.getItem(`movienet.form ${location.pathname}${location.search}`); } catch { return null; }
    },

    // The list has come: after "back" it is scrolled to where it was left.
    keepPlace() {
      const place = isBack && places()[location.href];
      isBack = false;
      const until = performance.now() + 2000;
      const go = () => {
        if (document.documentElement.scrollHeight >= place + innerHeight || performance.now() > until) scrollTo(0, place);
        else requestAnimationFrame(go);
      };
      if (place) go();
    },

    // How many rows must not move: up to the one under the pointer or with the focus, and those above what is in view.
    rowsAtHand() {
      const rows = [...document.querySelectorAll('.mlist .row:has(.t a)')];
      const pointed = pointer && document.elementFromPoint(...pointer);
      const at = part => rows.indexOf(part?.closest('.mlist .row'));
      const above = rows.findLastIndex(row => row.getBoundingClientRect().bottom <= 0);
      return 1 + Math.max(at(pointed), at(document.activeElement), above);
    },

    // Rows are of one height, so the place of one that is not there yet can be told.
    jumpToRow(place, count) {
      const rows = document.getElementById('rows');
      const head = rows.getBoundingClientRect().top + scrollY;
      const each = rows.getBoundingClientRect().height / count;
      scrollTo(0, head + place * each - 150);
    },

    pressWhenSeen(button) {
      seen.unobserve(button);
      seen.observe(button);
    },

    // A native modal dialog: the browser keeps the focus inside. It gives it back when the dialog is closed, but not when
    // the dialog is taken away, which is how ours end.
    openDialog(dialog) {
      if (dialog.open) return;
      const before = document.activeElement;
      dialog.showModal();
      const gone = new MutationObserver(() => {
        if (dialog.isConnected) return;
        gone.disconnect();
        if (document.activeElement === document.body) before?.focus();
      });
      gone.observe(dialog.parentNode, { childList: true });
    },

    // What was put into a file input before Blazor heard of it.
    takeDropped() {
      const zone = document.querySelector('[data-drop]');
      if (zone?.files.length) zone.dispatchEvent(new Event('change', { bubbles: true }));
    },

    focusOn(id) {
      document.getElementById(id)?.focus();
    },
  });
})();
