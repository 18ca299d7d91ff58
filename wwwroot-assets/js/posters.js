// Pictures of posters, over the drawn ones. They come from wherever a record says, so nothing is fetched that the person has not
// chosen: "all" everywhere, "" on the page of a movie only, "none" nowhere. Those places are not told what page it is for.
(() => {
  const choice = () => { try { return localStorage.getItem('movienet.posters') ?? ''; } catch { return ''; } };
  const shown = new Set();

  class WebPoster extends HTMLElement {
    static observedAttributes = ['src'];
    connectedCallback() { shown.add(this); this.show(); }
    disconnectedCallback() { shown.delete(this); }
    attributeChangedCallback() { if (this.isConnected) this.show(); }

    show() {
      const now = choice();
      const src = now === 'all' || (now === '' && !this.hasAttribute('inlist')) ? this.getAttribute('src') : null;
      if ((this.firstChild?.getAttribute('src') ?? null) === src) return;
      this.replaceChildren();
      if (!src) return;
      const picture = document.createElement('img');
      // Before src, or it would be fetched at once and with the page's address.
      picture.loading = 'lazy';
      picture.decoding = 'async';
      picture.referrerPolicy = 'no-referrer';
      picture.alt = '';
      picture.addEventListener('load', () => picture.classList.add('seen'));
      picture.addEventListener('error', () => picture.remove());
      picture.setAttribute('src', src);
      this.append(picture);
    }
  }
  customElements.define('web-poster', WebPoster);

  const apply = () => shown.forEach(poster => poster.show());
  addEventListener('change', event => {
    if (!event.target.matches('[data-posters]')) return;
    try { localStorage.setItem('movienet.posters', event.target.value); } catch { /* cannot be kept, so nothing changes */ }
    apply();
  });
  addEventListener('storage', apply); // chosen in another tab
  addEventListener('toggle', event => {
    event.target.querySelectorAll?.('[data-posters]').forEach(input => { input.checked = input.value === choice(); });
  }, true);
})();
