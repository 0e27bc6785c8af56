import ArgumentParser
import Results

/// What `scales check`, `rules check` and `frameworks check` do alike: look at every file asked for, say what
/// was found, and refuse at the end.
enum DefinitionCheck {
  /// Looks at files of definitions.
  ///
  /// - Parameters:
  ///   - files: those that were named; all of the folder where there are none.
  ///   - all: the folder and the ids of the definitions in it.
  ///   - kind: what a file defines, such as `rule pack`.
  ///   - schema: the file among them that is passed over.
  ///   - prove: says what was found of a file; refuses it by throwing, or with the problems it returns.
  /// - Throws: `ValidationError` where there is nothing to look at, `CommandFailure` where a file is refused.
  static func run(
    _ files: [String], among all: (folder: String, ids: [String]), kind: String, schema: String,
    prove: (String) throws(RefusedInput) -> (said: [String], problems: [Diagnostic])
  ) throws {
    if files.isEmpty && all.ids.isEmpty {
      throw ValidationError("There is no \(kind) in '\(all.folder)'; name files, or --scales.")
    }
    let asked = files.isEmpty ? all.ids.map { "\(all.folder)/\($0).json" } : files
    var (said, problems): ([String], [Diagnostic]) = ([], [])
    for path in asked where !"/\(path)".hasSuffix("/\(schema)") {
      do throws(RefusedInput) {
        let found = try prove(path)
        said += found.said
        problems += found.problems
      } catch {
        problems += error.diagnostics
      }
    }
    do {
      try Terminal.print(said)
    } catch {
      throw CommandFailure(error)
    }
    if !problems.isEmpty { throw CommandFailure(RefusedInput(problems)) }
  }
}
