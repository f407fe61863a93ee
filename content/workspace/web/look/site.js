// How old the page is, told on the day on which it is read; and all details open where it is printed.
// Nothing here is needed to read a page.
"use strict";
(function () {
  function noon(text) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
    return parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 12) : null;
  }

  function tellAge() {
    var age = document.getElementById("age");
    if (!age) return;
    var now = new Date();
    var today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12);
    var published = noon(age.getAttribute("data-published"));
    var due = noon(age.getAttribute("data-due"));
    if (published && today >= published) {
      var days = Math.round((today - published) / 86400000);
      age.textContent = age.getAttribute("data-words").replace("{n}", String(days));
      age.hidden = false;
    }
    var stale = document.getElementById("stale");
    if (stale && due && today >= due) stale.hidden = false;
  }

  function openDetails() {
    var all = document.querySelectorAll("details");
    for (var i = 0; i < all.length; i++) all[i].open = true;
  }

  function openTarget() {
    var target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    var inside = target ? target.querySelector("details") : null;
    if (inside) inside.open = true;
  }

  tellAge();
  openTarget();
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", openDetails);
})();
