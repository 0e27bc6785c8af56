/// The columns of a stream by what is done with them: positions among those asked for.
struct StreamedColumns: Sendable {
  /// Those that make runs.
  let runs: [Int]
  /// Those whose rows are wanted.
  let wanted: Set<Int>
}
