import ArgumentParser
import Models
import Results
import Tables
import Trajectories

/// Reads the table of a model: in stretches where that is asked for, or where the file is large and it can
/// be, and whole otherwise.
struct TableReading {
  let file: String
  let formula: Formula
  let asked: ColumnsAsked
  /// As it was asked for; nil for what is best.
  let stream: Bool?
  /// What needs the rows, if something does.
  let obstacle: String?

  /// Reads it.
  ///
  /// - Throws: `RefusedInput`; `ValidationError` where --stream goes with what needs the rows.
  func table() throws -> ReadTable {
    if stream == true, let obstacle {
      throw ValidationError("--stream keeps no rows, and \(obstacle): leave --stream out.")
    }
    guard stream ?? (obstacle == nil && StreamOptions.isLarge(file)) else {
      return ReadTable(try DataColumns(reading: file, asked))
    }
    do throws(StreamEnd<ModelError>) {
      return ReadTable(try StreamedMoments(reading: file, formula, asked))
    } catch {
      if case .refused(let refusal) = error { throw refusal }
      let diagnostic = diagnostic(error)
      guard stream == nil else { throw RefusedInput([diagnostic]) }
      return try whole(diagnostic.message)
    }
  }

  /// Reads it whole after all.
  func whole(_ reason: String) throws(RefusedInput) -> ReadTable {
    ReadTable(
      try DataColumns(reading: file, asked),
      notes: [
        Note("trajectory.not-streamed", "The file is large, and was read into memory. \(reason)")
      ])
  }

  private func diagnostic(_ end: StreamEnd<ModelError>) -> Diagnostic {
    let place = Place(file: file == "-" ? "stdin" : file)
    switch end {
    case .refused:
      return ModelRefusal.notStreamed("the file cannot be used", "", place)
    case .apart(let place):
      let level = place.field.map { "a level of '\($0)'" } ?? "a group"
      return Diagnostic(
        .modelRowsApart, at: place,
        "The rows of \(level) do not stand together: here they go on after those of others.",
        help: "Sort the file by that column, or leave --stream out.")
    case .notCategories(let column):
      let refusal = MomentRefusal.groupIsNumbers(column)
      return ModelRefusal.notStreamed(refusal.message, "", place)
    case .stopped(.notSummed(let refusal)):
      return ModelRefusal.notStreamed(refusal.message, refusal.help, place)
    case .stopped(let error):
      return ModelRefusal.notStreamed("by its first rows, \(error.message)", error.help, place)
    }
  }
}
