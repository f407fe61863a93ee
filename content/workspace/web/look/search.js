// The search: names, other names, codes, initials and full pinyin, in data that lies beside the
// page. It asks nobody and tells nobody what was looked for.
"use strict";
(function () {
  var SORT = 0, NAME = 1, INITIALS = 2, ALIASES = 3, CODE = 4, NOTE = 5, FILE = 6, ANCHOR = 7;
  var AMOUNT = 8, UNIT = 9, FORM = 10, LATER = 11;
  var MOST = 100;        // results listed
  var LONGEST = 64;      // characters of a query

  var results = document.getElementById("results");
  var state = document.getElementById("state");
  var field = document.getElementById("q");
  var words = {};
  var readings = {};     // of a character: its syllables
  var rows = [];         // of all chunks that have been read
  var english = document.documentElement.lang === "en";

  // Upper and lower case, wide and narrow letters, and the ways to type ü are alike.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[vü]/g, "u").replace(/\s+/g, "");
  }

  function isSign(character) {
    return /[()\[\]{}（）［］【】,，.。·、\/\\\-—–_:：;；+*×“”"'‘’<>《》]/.test(character);
  }

  // Where the query ends that begins at character `at` of a name, or -1: each character is typed as
  // itself, as a syllable, or as the beginning of one.
  function run(name, at, query, from) {
    if (from === query.length) return at;
    if (at === name.length) return -1;
    var character = name[at];
    var end;
    if (query[from] === character) {
      end = run(name, at + 1, query, from + 1);
      if (end >= 0) return end;
    }
    var syllables = readings[character];
    for (var i = 0; syllables && i < syllables.length; i++) {
      var syllable = syllables[i];
      for (var length = syllable.length; length > 0; length--) {
        // Whole, the first letter, zh ch sh; any other beginning only where the query ends in it.
        var initial = length === 1 || (length === 2 && syllable[1] === "h");
        if (length !== syllable.length && !initial && from + length !== query.length) continue;
        if (query.slice(from, from + length) !== syllable.slice(0, length)) continue;
        end = run(name, at + 1, query, from + length);
        if (end >= 0) return end;
      }
    }
    if (isSign(character)) return run(name, at + 1, query, from);
    return -1;
  }

  function runAnywhere(name, query) {
    var characters = Array.from(name);
    for (var at = 0; at < characters.length; at++) {
      if (run(characters, at, query, 0) >= 0) return at;
    }
    return -1;
  }

  // Lower is better; -1: no match.
  function score(row, query) {
    if (row.code && row.code === query) return 0;
    if (row.name === query) return 1;
    if (row.initials && row.initials === query) return 2;
    if (row.code && row.code.indexOf(query) === 0) return 3;
    if (row.initials && row.initials.indexOf(query) === 0) return 4;
    if (row.name.indexOf(query) === 0) return 4;
    var at = runAnywhere(row.name, query);
    if (at === 0) return 5;
    if (at > 0) return 6;
    for (var i = 0; i < row.aliases.length; i++) {
      if (runAnywhere(row.aliases[i], query) >= 0) return 7;
    }
    return -1;
  }

  function find(query) {
    var found = [];
    for (var i = 0; i < rows.length; i++) {
      var value = score(rows[i], query);
      if (value >= 0) found.push({ row: rows[i], value: value, order: i });
    }
    found.sort(function (a, b) {
      return a.value - b.value || a.row.name.length - b.row.name.length || a.order - b.order;
    });
    return found;
  }

  function say(key, values) {
    var text = words[key] || "";
    (values || []).forEach(function (value, i) { text = text.replace("{" + (i + 1) + "}", value); });
    return text;
  }

  function priceText(cells) {
    if (!cells[AMOUNT]) return say("form" + cells[FORM]);
    var unit = cells[UNIT];
    var dollars = unit === "USD" || unit.indexOf("USD/") === 0;
    if (dollars) unit = unit.slice(4);
    return cells[AMOUNT] + " " + say(dollars ? "dollars" : "yuan") + (unit && unit !== "/" ? "/" + unit : "");
  }

  function add(parent, tag, text, chinese) {
    var element = document.createElement(tag);
    element.textContent = text;
    if (chinese && english) element.lang = "zh-CN";
    parent.appendChild(element);
    return element;
  }

  function show(found) {
    results.textContent = "";
    found.slice(0, MOST).forEach(function (each) {
      var cells = each.row.cells;
      var item = document.createElement("li");
      var link = add(item, "a", cells[NAME], true);
      link.href = cells[FILE] + (cells[ANCHOR] ? "#" + cells[ANCHOR] : "");
      if (cells.length > AMOUNT) {
        add(item, "strong", priceText(cells), true);
        if (cells[LATER]) add(item, "em", " " + say("later"));
      }
      var line = document.createElement("div");
      add(line, "small", say("sort" + cells[SORT]) + " " + cells[CODE] + " ");
      add(line, "small", [cells[NOTE], cells[ALIASES].replace(/;/g, english ? "; " : "、")]
        .filter(Boolean).join(" · "), true);
      item.appendChild(line);
      results.appendChild(item);
    });
  }

  function wanted() {
    var hash = /^#q=(.*)$/.exec(location.hash);
    var text = null;
    try {
      if (hash) text = decodeURIComponent(hash[1].replace(/\+/g, " "));
    } catch (error) {
      text = hash[1];  // not an encoded text: as it is
    }
    if (text === null) text = new URLSearchParams(location.search).get("q") || "";
    return text.slice(0, LONGEST);
  }

  function search(done, all) {
    var query = fold(field.value);
    if (!query) {
      show([]);
      state.textContent = done < all ? say("loading", [done, all]) : "";
      return;
    }
    var found = find(query);
    show(found);
    var text = found.length === 0 ? (done < all ? "" : say("none"))
      : found.length > MOST ? say("first", [found.length, MOST]) : say("found", [found.length]);
    state.textContent = text + (done < all ? " " + say("loading", [done, all]) : "");
  }

  function take(cells) {
    rows.push({
      cells: cells,
      name: fold(cells[NAME]),
      initials: fold(cells[INITIALS]),
      aliases: cells[ALIASES] ? cells[ALIASES].split(";").map(fold).filter(Boolean) : [],
      code: fold(cells[CODE])
    });
  }

  function load(file, then, fail) {
    var script = document.createElement("script");
    script.src = results.getAttribute("data-root") + file;
    script.onload = then;
    script.onerror = fail;
    document.head.appendChild(script);
  }

  function start() {
    var all = Number(results.getAttribute("data-chunks"));
    var done = 0;
    function refresh() { search(done, all); }
    function missing() { state.textContent = say("missing"); }
    function next() {
      if (done === all) {
        refresh();
        return;
      }
      load("search-data-" + done + ".js", function () {
        window.gongshiData[done].forEach(take);
        window.gongshiData[done] = null;
        done += 1;
        if (done === 1 || done % 8 === 0) refresh();
        next();
      }, missing);
    }
    Array.prototype.forEach.call(document.getElementById("words").children, function (each) {
      words[each.getAttribute("data-key")] = each.textContent;
    });
    field.value = wanted();
    var waiting = 0;
    field.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(refresh, 150);
    });
    field.form.addEventListener("submit", function (event) {
      event.preventDefault();
      history.replaceState(null, "", "#q=" + encodeURIComponent(field.value.trim()));
      refresh();
    });
    window.addEventListener("hashchange", function () {
      field.value = wanted();
      refresh();
    });
    load("search-readings.js", function () {
      Object.keys(window.gongshiReadings).forEach(function (character) {
        readings[fold(character)] = window.gongshiReadings[character].split(" ").map(fold);
      });
      next();
    }, missing);
  }

  start();
})();
