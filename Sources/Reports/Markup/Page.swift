/// The page around the content: head, skip link, banners, and the line that every page repeats.
struct Page: Sendable {
  var title: String
  /// What every printed page says at its foot.
  var running: Sentence
  var header: [Markup]
  var content: [Markup]

  /// The whole file.
  var html: String {
    let body =
      Markup(.a, [.class("skip"), .to("main")], text: "To the report").html + "\n"
      + Markup(.header, [.class("top")], header).html
      + Markup(.main, [.id("main")], content).html
      + Markup(.footer, [.class("running")], [Markup(.p, [running.markup])]).html
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(Markup(title).html)</title>
      <style>
      \(Stylesheet.text)
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  /// The page loads nothing and sends nothing.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}
