public import Results
import Scales
public import Tables

extension SurveyMapping.ScaleColumns {
  /// The scale with the codes for no answer that the file itself declares for its columns.
  ///
  /// - Parameters:
  ///   - columns: what the file says of its columns.
  ///   - file: the file, for diagnostics.
  /// - Returns: the same columns with the scale that knows those codes.
  /// - Throws: `RefusedInput` with `scale.missing-code` where a code is an answer of the scale too.
  public func declaring(
    _ columns: [TableText.Column], in file: String
  ) throws(RefusedInput) -> Self {
    guard columns.contains(where: { !$0.missingCodes.isEmpty }) else { return self }
    var given = GivenAnswers()
    for (item, name) in zip(scale.items, self.columns) {
      guard let column = columns.first(where: { $0.name == name }) else { continue }
      for code in column.missingCodes {
        given.missing.append(
          .init(
            code.code, state: NonAnswer(words: code.words),
            for: .init(scale: scale.id, item: item.id), at: Place(file: file, field: name)))
      }
    }
    var declared = self
    declared.scale = try given.applied(to: [scale])[0]
    return declared
  }
}

extension NonAnswer {
  /// The reason that a label gives; nil where it gives none that is known here.
  init?(words: String) {
    let words = words.lowercased()
    if words.contains("refus") {
      self = .refused
    } else if words.contains("not applicable") || words == "n/a" || words == "na" {
      self = .notApplicable
    } else if words.contains("prefer not") || words.contains("declin") {
      self = .declined
    } else if words.contains("skip") || words.contains("not asked") {
      self = .skipped
    } else {
      return nil
    }
  }
}
