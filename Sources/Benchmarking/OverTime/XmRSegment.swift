import Results

extension XmRChart.Segment {
  /// Makes the segment of the given figures.
  init(
    _ values: [Double?], from start: Int, rebase: XmRChart.Rebase?, options: XmRChart.Options
  ) {
    let count = values.count { $0 != nil }
    // Limits are fixed to the first periods that hold the wanted number of figures.
    let wanted = rebase?.fixAfter ?? options.fixAfter ?? count
    var seen = 0
    let length = values.prefix { value in
      defer { seen += value == nil ? 0 : 1 }
      return seen < wanted
    }.count
    let limits = XmRLimits(Array(values.prefix(length)), screening: options.screening)
    places = start..<(start + values.count)
    why = rebase?.why ?? ""
    self.count = count
    baseline = min(wanted, count)
    self.limits = limits
    withheld = Self.withheld(limits, count: count, fewest: options.fewest.rawValue)
  }

  private static func withheld(_ limits: XmRLimits?, count: Int, fewest: Int) -> Withheld? {
    if count < fewest {
      return Withheld(
        "spc.too-few-points",
        "\(count) figures are too few to say what is usual: \(fewest) are needed.",
        help: "Show the figures, and wait for more before judging one.")
    }
    guard let limits else {
      return Withheld(
        "spc.no-neighbours", "No two neighbouring periods have a figure.",
        help: "Collect the figure in every period.")
    }
    guard limits.averageMovingRange > 0 else {
      return Withheld(
        "spc.no-spread", "The figures that set the limits are all the same.",
        help: "Look at how the figure is collected: it may have been copied down.")
    }
    return nil
  }

  func notes(number: Int, of segments: Int) -> [Note] {
    let name = segments > 1 ? "Segment \(number): " : ""
    var notes: [Note] = []
    if let withheld { notes.append(Note(withheld.code, name + withheld.reason)) }
    if let screened = limits?.screened, screened > 0 {
      notes.append(
        Note(
          "spc.screened",
          name + "\(screened) moving ranges of \(XmRLimits.screen) averages or more were set aside "
            + "once. NHS England's workbook keeps them, and draws wider limits."))
    }
    if baseline < count {
      notes.append(
        Note(
          "spc.fixed",
          name + "mean and limits come from the first \(baseline) figures and stay as they are."))
    }
    return notes
  }
}
