"""Looks at report pages in a browser and says what is wrong with them.

    check.py PAGE.html …                 each page by itself
    check.py --twin ONE.html OTHER.html  whether two pages are made of the same elements

A page is looked at in light and dark, 390 and 1,400 pixels wide: axe-core finds no serious or critical
violation, nothing is loaded, nothing breaks the page's own policy, nothing sticks out at the side,
letters in drawings can be read, the first key leads to a visible skip link, and on paper it is A4. One line per fault; exit 1 where there is one.
"""
import re
import sys
from pathlib import Path

import axe_core_python
from playwright.sync_api import sync_playwright

BROWSER = "/usr/bin/chromium"
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text()
A4 = (595, 842)

# Where a label finds room depends on its length, so what is inside a drawing is looked at apart.
ELEMENTS = """Array.from(document.querySelectorAll('*')).filter(e => !e.parentElement?.closest('svg'))
    .map(e => e.namespaceURI + ' ' + e.localName)"""
DRAWN = "Array.from(new Set(Array.from(document.querySelectorAll('svg *')).map(e => e.localName)))"
SHAPES = {"title", "desc", "line", "path", "rect", "circle", "text"}
WIDTH = "document.documentElement.scrollWidth"
LINK = """() => { const e = document.activeElement, box = e.getBoundingClientRect();
    return e.matches('a.skip') && box.left >= 0 && box.top >= 0 && box.width > 0 }"""
LETTERS = """() => Math.min(99, ...Array.from(document.querySelectorAll('svg text'))
    .filter(t => t.getClientRects().length)
    .map(t => t.getAttribute('font-size') * t.ownerSVGElement.clientWidth / t.ownerSVGElement.viewBox.baseVal.width))"""
SMALLEST = 9.5
TARGET = "document.querySelector(document.activeElement.getAttribute('href'))?.localName"


def faults(browser, page_file: Path) -> list[str]:
    found = []
    for scheme in ("light", "dark"):
        for width in (390, 1400):
            found += [f"{scheme}, {width} px: {fault}" for fault in look(browser, page_file, scheme, width)]
    return found + paper(browser, page_file)


def look(browser, page_file: Path, scheme: str, width: int) -> list[str]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    found, loaded = [], []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("console", lambda message: found.append(f"the browser complains: {message.text[:200]}"))
    page.on("dialog", lambda dialog: (found.append("a script ran"), dialog.dismiss()))
    page.goto(page_file.as_uri())
    if len(loaded) != 1:
        found.append(f"{len(loaded) - 1} further things were loaded")
    if page.evaluate(WIDTH) > width:
        found.append(f"the page is {page.evaluate(WIDTH)} px wide")
    if page.evaluate(LETTERS) < SMALLEST:
        found.append(f"letters in a drawing are {page.evaluate(LETTERS):.1f} px high")
    page.keyboard.press("Tab")
    if not page.evaluate(LINK):
        found.append("the first key does not lead to a visible skip link")
    elif page.evaluate(TARGET) != "main":
        found.append("the skip link does not lead to the main part")
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    for violation in result["violations"]:
        if violation["impact"] in ("serious", "critical"):
            node = violation["nodes"][0]
            found.append(
                f"axe: {violation['impact']}: {violation['id']} × {len(violation['nodes'])},"
                f" first {node['html'][:160]}")
    context.close()
    return found


def paper(browser, page_file: Path) -> list[str]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(page_file.as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    context.close()
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    sizes = {(round(float(w)), round(float(h))) for w, h in boxes}
    return [] if sizes == {A4} else [f"on paper: pages of {sorted(sizes)} points, not A4"]


def twins(browser, one: Path, other: Path) -> list[str]:
    lists = []
    for page_file in (one, other):
        page = browser.new_page()
        page.goto(page_file.as_uri())
        lists.append(page.evaluate(ELEMENTS))
        strange = sorted(set(page.evaluate(DRAWN)) - SHAPES)
        page.close()
        if strange:
            return [f"a drawing holds {', '.join(strange)}"]
    if lists[0] == lists[1]:
        return []
    for place, (a, b) in enumerate(zip(*lists)):
        if a != b:
            return [f"element {place} of {len(lists[0])} and {len(lists[1])}: {a} against {b}"]
    return [f"{len(lists[0])} elements against {len(lists[1])}"]


def main() -> int:
    arguments = sys.argv[1:]
    count = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        if arguments[:1] == ["--twin"]:
            found = {arguments[2]: twins(browser, Path(arguments[1]).resolve(), Path(arguments[2]).resolve())}
        else:
            found = {name: faults(browser, Path(name).resolve()) for name in arguments}
        browser.close()
    for name, lines in found.items():
        for line in lines:
            print(f"{Path(name).name}: {line}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
