public import Results

/// Everybody's scores over time in a few arrays: made for a million people on a small machine.
///
/// Persons are in the order of their service and id, scores of a person in the order of their times,
/// each time once. Ids are bytes, and the person is service and id together.
public struct ScorePanel: Sendable {
  /// Times of all scores, person after person: numbers, day numbers or positions of waves.
  public let times: [Double]
  /// The scores, in points.
  public let values: [Double]
  /// How times are written.
  public let coding: TimeCoding
  /// Rows read.
  public let rows: Int
  /// Whether the person's key has a service in it.
  public let hasServices: Bool
  /// Rows that were set aside, in the order of the files.
  public let troubles: [ScoreTrouble]
  /// What is worth knowing and left nothing out.
  public let notes: [Diagnostic]
  /// Of each person the line of the first score, counted through all files; 0 where there is none.
  let firstLines: [UInt32]
  let starts: [Int]
  let ids: IdTable
  let order: [UInt32]
  let files: FileLines
  let columns: ScoreColumns
  let fields: Int

  /// Persons, those without any score among them.
  public var count: Int { order.count }

  /// Where the scores of a person stand in `times` and `values`.
  public func scores(_ person: Int) -> Range<Int> { starts[person]..<starts[person + 1] }

  /// The id of a person, as the file has it.
  public func id(_ person: Int) -> ArraySlice<UInt8> {
    let key = ids.bytes[ids.range(Int(order[person]))]
    guard hasServices, let end = key.firstIndex(of: 0) else { return key }
    return key[(end + 1)...]
  }

  /// The service of a person; empty where the file names none.
  public func service(_ person: Int) -> ArraySlice<UInt8> {
    let key = ids.bytes[ids.range(Int(order[person]))]
    guard hasServices, let end = key.firstIndex(of: 0) else { return key.prefix(0) }
    return key[..<end]
  }

  /// The most scores that anybody has.
  public var mostScores: Int {
    var most = 0
    for person in 0..<count { most = max(most, starts[person + 1] - starts[person]) }
    return most
  }

  /// The lines of the people's first scores in one of the files.
  ///
  /// - Parameter file: the position of the file among those that were read.
  /// - Returns: lines, from 1.
  public func firstLines(file: Int) -> Set<Int> {
    Set(firstLines.compactMap { files.line($0, file: file) })
  }

  /// What was set aside as a whole diagnostic.
  public func diagnostic(_ trouble: ScoreTrouble) -> Diagnostic {
    trouble.diagnostic(files, columns, fields: fields)
  }
}
