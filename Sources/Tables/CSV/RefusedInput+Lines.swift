package import Results

extension RefusedInput {
  /// The refusal of a stretch of a file, for the whole file.
  ///
  /// - Parameter lines: lines before the stretch.
  /// - Returns: the same with every line so many further down.
  package func moved(down lines: Int) -> RefusedInput {
    RefusedInput(
      diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.place.line = diagnostic.place.line.map { $0 + lines }
        return diagnostic
      })
  }
}
