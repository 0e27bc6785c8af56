public import Results

/// What every before-and-after result leaves open. These notes travel with the numbers.
public enum ChangeNotes {
  /// What holds for any comparison of a first with a later score without a comparison group.
  public static let beforeAndAfter = [
    Note(
      "change.regression-to-the-mean",
      "People tend to come when things are at their worst. Their next score would then be better on "
        + "average without any support, and the most so for those who started lowest."),
    Note(
      "change.no-comparison",
      "There is nobody to compare with who had no support, so the change cannot be said to come from "
        + "it."),
    Note(
      "change.response-shift",
      "What people mean by an answer may itself change over time, as trust grows or as they learn what "
        + "is possible."),
  ]

  /// What an error of measurement made of this kind of reliability leaves out; nil for a kind that
  /// was found over time.
  public static func error(_ kind: Reliability.Kind) -> Note? {
    switch kind {
    case .cronbachAlpha:
      Note(
        "change.error-from-alpha",
        "The error of measurement comes from how well items agree on one day. It leaves out that people "
          + "have better and worse days, so some of the changes called reliable are ordinary ups and "
          + "downs.")
    case .testRetest, .intraclassCorrelation: nil
    }
  }

  /// What an error of measurement leaves out, or what is not known of it; nil for one that was found
  /// over time.
  public static func error(_ error: MeasurementError) -> Note? {
    if let kind = error.reliability?.kind { return self.error(kind) }
    if error.source.origin == .given {
      return Note(
        "change.error-kind-not-stated",
        "Nobody said what the error of measurement is made of. If it is alpha, it leaves out that "
          + "people have better and worse days.")
    }
    return Note(
      "change.error-as-published",
      "The error of measurement is taken as it was published. Whether it counts that people have "
        + "better and worse days depends on how it was found, which is not said.")
  }

  /// What a change of the person who rates means; nil where nobody's rater changed.
  ///
  /// - Parameters:
  ///   - count: people whose first and last score were given with different workers.
  ///   - total: people with two scores.
  /// - Returns: the note.
  public static func rater(changedFor count: Int, of total: Int) -> Note? {
    count == 0
      ? nil
      : Note(
        "change.rater-changed",
        "For \(count) of \(total) people the worker was another one at the last score than at the "
          + "first. Part of their change may be a difference between workers.")
  }

  /// What a change of the way of asking means; nil where nobody was asked in another way.
  ///
  /// - Parameters:
  ///   - count: people whose first and last score were given in different ways.
  ///   - total: people with two scores of whom both ways are known.
  /// - Returns: the note.
  public static func mode(changedFor count: Int, of total: Int) -> Note? {
    count == 0
      ? nil
      : Note(
        "change.mode-changed",
        "\(count) of \(total) people were asked in another way at the last score than at the first, such "
          + "as by telephone and on paper. Part of their change may be a difference between the two."
      )
  }
}
