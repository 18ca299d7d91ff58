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
      event.preventDefault(); // it must not send the form off
      endChip(event.target);
    } else if (event.key === 'Backspace' && !event.target.value) {
      event.target.parentElement.querySelector('.chip:last-of-type button')?.click();
    }
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
