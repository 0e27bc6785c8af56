import Models
import Results
import Tables
import Trajectories

/// A table as far as it was kept: its rows, or sums over persons.
struct ReadTable {
  private enum Content {
    case rows(DataColumns)
    case sums(PersonMoments)
  }

  private let content: Content
  /// What is known of the columns.
  let facts: ColumnFacts
  /// What to know about how it was read.
  let notes: [Note]

  /// Keeps all rows.
  init(_ columns: DataColumns, notes: [Note] = []) {
    (content, facts, self.notes) = (.rows(columns), columns.facts, notes)
  }

  /// Keeps sums over persons.
  init(_ streamed: StreamedMoments) {
    content = .sums(streamed.moments)
    facts = streamed.facts.columns
    let moments = streamed.moments
    let group = moments.plan.grouping.joined(separator: ":")
    let kept =
      streamed.facts.keptRuns
      ? " They do not stand in order, so a mark of each was kept, to find rows that stand apart."
      : ""
    notes = [
      Note(
        "trajectory.streamed",
        "The table was read in stretches that were not kept: \(moments.persons) levels of '\(group)', seen in "
          + "\(Counted.words(moments.patterns.count, "way")).\(kept) The estimates are those of the rows; "
          + "where each level stands (cases) is left out, and can be had with --no-stream.")
    ]
  }

  /// Whether the rows are gone.
  var isStreamed: Bool {
    if case .sums = content { true } else { false }
  }

  /// Fits a model, with the intervals asked for.
  func fitted(
    _ model: MixedModel, _ intervals: IntervalOptions
  ) throws(ModelError) -> (fit: MixedModelFit, intervals: ModelIntervals?) {
    switch content {
    case .rows(let columns):
      let frame = try TableFrame.frame(columns)
      let fit = try model.fit(frame)
      return (fit, intervals.areAsked ? try intervals.intervals(model, frame) : nil)
    case .sums(let moments):
      let fit = try model.fit(moments)
      return (fit, intervals.areAsked ? try intervals.intervals(model, moments) : nil)
    }
  }
}
