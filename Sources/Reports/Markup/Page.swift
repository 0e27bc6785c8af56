import Platform

/// The page around the content: head, skip link, banners, and the line that every page repeats.
struct Page: Sendable {
  var title: String
  /// What every printed page says at its foot.
  var running: Sentence
  var header: [Markup]
  var content: [Markup]
  /// Whether letters are large, for a page that is read on paper.
  var isLargePrint = false

  /// The report itself, between head and foot.
  var body: Markup { Markup(.main, [.id("main")], content) }

  /// The whole file.
  var html: String {
    let body =
      Markup(.a, [.class("skip"), .to("main")], text: "To the report").html + "\n"
      + Markup(.header, [.class("top")], header).html + body.html
      + Markup(.footer, [.class("running")], [Markup(.p, [running.markup])]).html
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(Markup(title).html)</title>
      <style>\(style)</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  /// The page loads nothing, runs nothing and sends nothing; the one style sheet is known by its hash, so
  /// that no other, and no style of a single element, is obeyed.
  private var policy: String {
    "default-src 'none'; style-src 'sha256-\(SHA256.base64(Array(style.utf8)))'; "
      + "base-uri 'none'; form-action 'none'"
  }

  private var style: String {
    isLargePrint ? Stylesheet.text + "\n" + LargePrint.text : Stylesheet.text
  }
}
