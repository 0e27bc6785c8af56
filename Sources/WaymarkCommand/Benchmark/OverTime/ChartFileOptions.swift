import ArgumentParser
import Platform
import Plots

/// Files in which a chart is drawn.
struct ChartFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file to draw the chart in, as SVG with its words for screen readers; an earlier one is replaced.",
      valueName: "file"))
  var chartFile: String?

  @Option(
    help: ArgumentHelp(
      "A file for the chart as a Vega-Lite specification, to be drawn in another style; an earlier one is replaced.",
      valueName: "file"))
  var specFile: String?

  @Option(help: "The line above the chart; otherwise what the figures are called.")
  var title: String?

  /// The files.
  var files: [String] { [chartFile, specFile].compactMap(\.self) }

  func validate() throws {
    guard Set(files).count == files.count else {
      throw ValidationError("--chart-file and --spec-file are two files.")
    }
    guard title == nil || !files.isEmpty else {
      throw ValidationError("--title goes with --chart-file or --spec-file.")
    }
  }

  /// Draws a chart in the files that were asked for.
  ///
  /// - Parameters:
  ///   - plot: the chart.
  ///   - read: the files that are read, or written beside these.
  /// - Throws: `OutputRefused` or `SystemFailure` when one cannot be written.
  func write(_ plot: some RestylablePlot, apartFrom read: [String]) throws {
    if let chartFile {
      var drawing = DrawingOptions()
      drawing.hasPaper = true
      let text = plot.svg(id: "chart", options: drawing)
      try ByteSink(creating: chartFile, apartFrom: read).write(Array((text + "\n").utf8))
    }
    if let specFile {
      try ByteSink(creating: specFile, apartFrom: read)
        .write(Array((plot.vegaLite + "\n").utf8))
    }
  }
}
