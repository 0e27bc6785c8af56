public import Models
public import Platform
import Results
public import Tables

/// The sums over persons that a mixed model needs, gathered from a table that comes by in stretches: memory
/// does not grow with the table, as long as persons ascend.
///
/// The rows of a person stand together in the file; where they do not, it is refused. What columns are to
/// the sums is judged by the first rows.
public struct StreamedMoments: Sendable {
  /// The sums.
  public let moments: PersonMoments
  /// What is known of the table.
  public let facts: StreamedFacts

  /// Gathers them from a file; `-` is the standard input, which is read once and not kept.
  ///
  /// - Parameters:
  ///   - path: the table.
  ///   - formula: the model.
  ///   - asked: the columns of the formula, as `TableFrame.columns` has them.
  /// - Throws: why the file cannot be used, or the model not be fitted so.
  public init(
    reading path: String, _ formula: Formula, _ asked: ColumnsAsked
  ) throws(StreamEnd<ModelError>) {
    let stream: ColumnStream
    do throws(RefusedInput) {
      stream = try ColumnStream(reading: path, asked)
    } catch {
      throw .refused(error)
    }
    try self.init(stream, formula)
  }

  /// Gathers them from a file that is in memory.
  ///
  /// - Throws: as above.
  public init(
    _ file: SourceFile, _ formula: Formula, _ asked: ColumnsAsked
  ) throws(StreamEnd<ModelError>) {
    let stream: ColumnStream
    do throws(RefusedInput) {
      stream = try ColumnStream(file, asked)
    } catch {
      throw .refused(error)
    }
    try self.init(stream, formula)
  }

  /// Gathers them by a plan that is known, as for a part of a table.
  ///
  /// - Parameters:
  ///   - stream: the table.
  ///   - plan: how columns enter.
  /// - Throws: as above.
  public init(_ stream: ColumnStream, _ plan: MomentPlan) throws(StreamEnd<ModelError>) {
    try self.init(stream) { sample throws(ModelError) in try MomentWork(plan, sample) }
  }

  /// Gathers them by a plan that does not depend on the rows but for what kinds of column they have, and sees
  /// to it that persons are whole: all of somebody's rows stand together, and say the same of the service.
  ///
  /// - Parameters:
  ///   - stream: the table.
  ///   - person: the column of the person, read as categories.
  ///   - service: the column of the service, read as categories.
  ///   - plan: how columns enter, by the first complete rows.
  /// - Throws: as above; `crossedCluster` for somebody with rows in two services.
  public init(
    _ stream: ColumnStream, person: String, service: String,
    _ plan: (DataColumns) throws(ModelError) -> MomentPlan
  ) throws(StreamEnd<ModelError>) {
    try self.init(stream) { sample throws(ModelError) in
      try MomentWork(try plan(sample), sample, person: person, service: service)
    }
  }

  private init(_ stream: ColumnStream, _ formula: Formula) throws(StreamEnd<ModelError>) {
    do throws(StreamEnd<ModelError>) {
      try self.init(stream) { sample throws(ModelError) in
        try MomentWork(MomentPlan(formula, sample: TableFrame.frame(sample)), sample)
      }
    } catch {
      guard case .stopped(.notSummed(.varying)) = error, stream.canBeReread else { throw error }
      try self.init(stream) { sample throws(ModelError) in
        try MomentWork(
          MomentPlan(formula, sample: TableFrame.frame(sample), mayVary: true), sample)
      }
    }
  }

  private init(
    _ stream: ColumnStream, _ work: (DataColumns) throws(ModelError) -> MomentWork
  ) throws(StreamEnd<ModelError>) {
    let (work, facts) = try stream.read(work)
    do throws(MomentRefusal) {
      moments = try work.moments(facts)
    } catch {
      throw .stopped(.notSummed(error))
    }
    self.facts = facts
  }
}
