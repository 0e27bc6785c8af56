public import Results
public import Scales

/// A survey file that gives out its scores a stretch at a time.
public protocol ScoredFile: ~Copyable {
  /// The file's name, as diagnostics give it.
  var fileName: String { get }
  /// Rows of the file so far, usable or not.
  var rowCount: Int { get }
  /// How cells so far were read in another way than as plain codes, by column.
  var readings: [ReadingNote] { get }
  /// What is worth knowing of the file and left nothing out, once it was read to its end.
  var notes: [Diagnostic] { get }
  /// The next stretch of scores, or of what was set aside; nil at the end.
  mutating func next() throws(RefusedInput) -> ScoreStream.Batch?
  /// What was set aside as a whole diagnostic. Nobody's value is in it.
  func diagnostic(_ setAside: SetAside) -> Diagnostic
  /// The item and the column of an answer that calls for a conversation.
  func item(of call: AttentionCall) -> (item: Item, column: String)
  /// What was counted of the answers, by scale, once the file has been read to its end; empty when
  /// nothing is counted. It is the same however the bytes came in and however a row was read.
  func tallies() -> [BatchTally]
}

extension ScoreStream: ScoredFile {}
