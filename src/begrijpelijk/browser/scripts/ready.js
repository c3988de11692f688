// Waits until nothing changes any more: letters loaded, and for a while no new element and no new request.
const until = performance.now() + opts.longest;
// Its own waits are short: a long one would count as a timer that the page has set (see timers.js).
let letters = !document.fonts;
document.fonts?.ready.then(() => { letters = true; });
return await new Promise((done) => {
  let last = performance.now(), requests = performance.getEntriesByType("resource").length;
  const observer = new MutationObserver((records) => {
    // Moving by style alone (a carousel, a spinner) is no reason to wait.
    if (records.some((r) => r.type === "characterData" || r.addedNodes.length || r.removedNodes.length)) last = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  const look = () => {
    const now = performance.now(), count = performance.getEntriesByType("resource").length;
    if (count !== requests) { requests = count; last = now; }
    if (letters && document.readyState === "complete" && now - last >= opts.quiet) { observer.disconnect(); done({ quiet: true }); }
    else if (now >= until) { observer.disconnect(); done({ quiet: false }); }
    else setTimeout(look, 20);
  };
  look();
});
