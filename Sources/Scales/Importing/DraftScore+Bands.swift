import Documents
import Platform
import Results

/// Closed bands made half-open, where that changes no score's band.
///
/// Bands such as 0–7 and 8–14 leave a gap between 7 and 8 and say nothing of 7.5. They become the
/// cut 8 only when no answers give a score in the gap. So it is for every attainable score: it lay in
/// exactly one band before, and lies in the same one after.
extension DraftScore {
  mutating func settleBands(_ reading: Reading) {
    guard !bands.isEmpty, let place = bandPlace, let range else { return }
    func leaveOut(_ code: DiagnosticCode, _ why: String, _ help: String) {
      reading.report(
        code, at: place, "The bands of '\(id)' are left out: \(why).", help: help)
    }
    if hasTwoNumbers {
      return leaveOut(
        .importBandMetric,
        "the score is also transformed, and the file does not say which of the two numbers they "
          + "are for",
        "Find out from the source of the bands, and give them with the 'metric' they belong to.")
    }
    guard let values = range.values else {
      return leaveOut(
        .importBands, "what the score can come to cannot be listed",
        "Give them as cuts: each is the lowest value of the band above it.")
    }
    let sorted = bands.sorted { $0.lowest ?? -.infinity < $1.lowest ?? -.infinity }
    for value in values {
      let count = sorted.count { $0.holds(value) }
      guard count != 1 else { continue }
      return leaveOut(
        .importBands,
        "a score of \(NumberText.text(value)) lies in \(count == 0 ? "none" : "\(count)") of them",
        "Find the true limits at the source of the bands, and give them as cuts.")
    }
    if let empty = sorted.first(where: { band in !values.contains(where: band.holds) }) {
      return leaveOut(
        .importBands, "no score reaches '\(Words.short(empty.label))'",
        "See whether the bands are for another score, or another number of it.")
    }
    guard sorted.count > 1 else {
      return leaveOut(
        .importBands, "there is only one", "A set of bands has two or more.")
    }
    // Every band but the lowest begins at a number of its own: each value has exactly one band.
    cuts = sorted.dropFirst().compactMap(\.lowest)
    labels = sorted.map(\.label)
  }
}

extension ClosedBand {
  func holds(_ value: Double) -> Bool {
    if let lowest, value < lowest, !AttainableValues.agree(value, lowest) { return false }
    if let highest, value > highest, !AttainableValues.agree(value, highest) { return false }
    return true
  }
}
