import ArgumentParser
import Platform
import Results
import Tables

/// Table files of any kind, kept whole as text so that they can be read more than once.
struct WholeTables {
  /// The texts.
  private(set) var files: [SourceFile] = []
  /// How the tables stand in all of them.
  private(set) var layout: TableLayout
  /// What the user should know of them.
  private(set) var notes: [Diagnostic] = []

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - paths: the files; `-` is the standard input.
  ///   - asked: how the tables stand in them, as far as that was said.
  /// - Throws: `RefusedInput` as `TableText` does; `ValidationError` for CSV with another delimiter than
  ///   a comma beside files of another kind.
  init(_ paths: [String], _ asked: TableLayout) throws {
    layout = asked
    for (position, path) in paths.enumerated() {
      let text = try TableText(SourceFile(whole: path), asked)
      let found = asked.reading(text)
      if position > 0 && found != layout {
        throw ValidationError(
          "The files are of different kinds, and --delimiter is not for all of them: give them apart."
        )
      }
      layout = found
      files.append(text.file)
      notes += text.notes
    }
  }
}
