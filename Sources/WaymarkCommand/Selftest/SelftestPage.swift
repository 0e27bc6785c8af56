import Platform
import Studies

/// A selftest as a page to file: no script, nothing loaded, nothing sent.
struct SelftestPage {
  let selftest: Selftest
  /// The day it is made, as it was given; a page without one has a line to write it on.
  let date: String?

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c2126; --paper: #ffffff; --line: #c8cfd5; --bad: #a4262c; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8ebed; --paper: #15191c; --line: #444d54;
      --bad: #ff9a9a; } }
    body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
    h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
    caption { text-align: left; padding-bottom: 0.5rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.9rem 0.3rem 0;
      border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
    thead th { font-weight: 600; border-bottom-width: 2px; }
    .n { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .bad { color: var(--bad); font-weight: 600; }
    @page { size: A4; margin: 15mm; }
    @media print { body { max-width: none; padding: 0; font-size: 9.5pt; } tr { break-inside: avoid; }
      thead { display: table-header-group; } h2 { break-after: avoid; } }
    """

  /// The whole file.
  var html: String {
    let failures = selftest.failures
    let count = selftest.checks.count
    let verdict =
      failures.isEmpty
      ? "<p>All \(count) checks came out.</p>"
      : "<p class=\"bad\">\(failures.count) of \(count) checks did not come out. "
        + "Do not rely on this installation.</p>"
    let day = date.map { "Made on \(Self.escaped($0))." } ?? "Made on: ____________________"
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>Selftest of \(Program.name) \(Program.version)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>Selftest of \(Program.name) \(Program.version)</h1>
      \(verdict)
      <p>\(day) Scales from <code>\(Self.escaped(selftest.folder))</code>.</p>
      <p>Every number below was found anew by this installation and compared with a published one.
      Correct digits are counted as the base-10 logarithm of the relative error, at most 15
      (McCullough 1998). How many are needed depends on how many the set's own input holds.
      Worked examples are answers with the scores that they must give, from the scale's file.</p>
      \(SelftestCheck.Group.allCases.map(table).joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private func table(_ group: SelftestCheck.Group) -> String {
    let checks = selftest.checks.filter { $0.group == group }
    let rows = checks.map { check in
      let numbers = [check.expected, check.found].map { value in
        "<td class=\"n\">\(value.map { $0.isFinite ? NumberText.text($0, digits: 15) : "" } ?? "")</td>"
      }.joined()
      return "<tr><th scope=\"row\">\(Self.escaped(check.name))</th>"
        + "<td>\(Self.escaped(check.quantity))</td>" + (group == .scales ? "" : numbers)
        + "<td>\(Self.escaped(check.words))</td><td>\(Self.escaped(check.source))</td>"
        + "<td\(check.passed ? "" : " class=\"bad\"")>\(check.passed ? "yes" : "no")</td></tr>"
    }
    let heads =
      ["Set", "What"] + (group == .scales ? [] : ["Published", "Found"])
      + ["How it came out", "Source", "As it should be"]
    return """
      <h2>\(group.rawValue)</h2>
      <div class="table" tabindex="0" role="region" aria-label="\(group.rawValue)"><table>
      <caption>\(checks.count { $0.passed }) of \(checks.count) as they should be.</caption>
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  private static func escaped(_ text: String) -> String {
    StandardStream.visible(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
