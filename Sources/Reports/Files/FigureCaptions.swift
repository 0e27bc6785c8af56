/// `captions.md`: what each figure's file shows, to stand beside it on a slide.
struct FigureCaptions: Sendable {
  let figures: [ReportFigure]

  /// The whole file.
  var text: String {
    "# Captions of the figures\n\nFor inside use, not for sharing.\n"
      + figures.map { figure in
        "\n## \(figure.name).svg\n\n**\(TableMarkdown.escaped(figure.title)).** "
          + TableMarkdown.escaped(figure.reading)
          + (figure.isSimulated ? " " + ReportFigure.simulated : "") + "\n"
      }.joined()
  }
}
