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

  // Enter ends a chip; it must not send the form off as well.
  addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('[data-chips]')) event.preventDefault();
  });

  // "Show more" presses itself when it comes into view.
  const seen = new IntersectionObserver(
    entries => entries.filter(entry => entry.isIntersecting).forEach(entry => entry.target.click()),
    { rootMargin: '600px' });

  Object.assign(movienet, {
    pressWhenSeen(button) {
      seen.unobserve(button);
      seen.observe(button);
    },

    // A native modal dialog: the browser keeps the focus inside and gives it back.
    openDialog(dialog) {
      if (!dialog.open) dialog.showModal();
    },

    focusOn(id) {
      document.getElementById(id)?.focus();
    },
  });
})();
