// Choosing many movies by keyboard, and what is saved of it.
(() => {
  const isTyping = target => target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');

  // x chooses the row that has the focus, Shift+x all from the last one up to it; Escape gives all up.
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.target.closest('dialog, [data-menu]')) return;
    if (/^[xX]$/.test(event.key)) {
      const box = document.activeElement.closest('.mlist .row')?.querySelector('.cbx .cb');
      box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
    } else if (event.key === 'Escape') {
      document.querySelector('[data-clear]')?.click();
    }
  });

  Object.assign(movienet, {
    setMixed(box, isMixed) {
      if (box) box.indeterminate = isMixed;
    },

    // A file that was made on the page's own server, for the browser to save.
    saveText(name, type, text) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
})();
