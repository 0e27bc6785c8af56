import Benchmarking
import Models
import Results
import Tables
import Trajectories

/// Gathers a packet of a plan from a file with a row per person and time: in a stream where the rows of a
/// person stand together, and from memory where they do not and the file can be read once more.
struct BlockGathering {
  /// What comes of a file.
  struct Gathered {
    var plan: BlockPlan
    var moments: PersonMoments
    /// The services of its rows, in their order.
    var services: [String]
    var facts: ColumnFacts
    /// Whether rows of a person stood apart, so that all were kept in memory.
    var wasKept = false
  }

  private let columns: PacketColumnOptions
  private let formula: Formula
  private let asked: ColumnsAsked
  private var person: String { columns.person ?? "" }

  /// - Throws: `RefusedInput` or `ValidationError` as `PacketPlanOptions.formula` does.
  init(_ columns: PacketColumnOptions) throws {
    self.columns = columns
    formula = try columns.planned.formula(columns)
    let categories = [columns.service, columns.person ?? ""]
    asked = ColumnsAsked(
      categories.map { .init($0, .categories) },
      and: TableFrame.columns(formula, factors: Set(columns.planned.factor)),
      missing: columns.missingTexts, layout: columns.table.layout)
  }

  /// Reads a file.
  ///
  /// - Parameter path: the file; `-` is the standard input.
  /// - Returns: sums over its people.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, `column.…`, `packet.split-person` or
  ///   `packet.not-summed`.
  func read(_ path: String) throws(RefusedInput) -> Gathered {
    let stream = try ColumnStream(reading: path, asked)
    let place = Place(file: path == "-" ? "stdin" : path)
    do throws(StreamEnd<ModelError>) {
      let found = try StreamedMoments(stream, person: person, service: columns.service) {
        sample throws(ModelError) in try moments(plan(sample), sample)
      }
      return Gathered(
        plan: try plan(found.moments, place), moments: found.moments,
        services: found.facts.sorted[columns.service] ?? [], facts: found.facts.columns)
    } catch {
      switch error {
      case .refused(let refusal): throw refusal
      case .apart where stream.canBeReread: break
      case .apart(let place): throw RefusedInput([apart(place)])
      case .notCategories(let column):
        throw RefusedInput([refusal(.notSummed(.groupIsNumbers(column)), place)])
      case .stopped(let error): throw RefusedInput([refusal(error, place)])
      }
    }
    return try kept(path, place)
  }

  /// Reads a file into memory.
  private func kept(_ path: String, _ place: Place) throws(RefusedInput) -> Gathered {
    let read = try DataColumns(reading: path, asked)
    do throws(ModelError) {
      let services = try check(read)
      let plan = try plan(read)
      let table = Self.ordered(read, by: plan)
      let sums = try PersonMoments(moments(plan, table), TableFrame.frame(table))
      return Gathered(
        plan: plan, moments: sums, services: services, facts: table.facts, wasKept: true)
    } catch {
      throw RefusedInput([refusal(error, place)])
    }
  }

  /// The rows in the order of the numbers that make patterns: people who were seen at the same times are one
  /// pattern, in whatever order their rows were written.
  private static func ordered(_ table: DataColumns, by plan: BlockPlan) -> DataColumns {
    let keys = plan.columns.filter { $0.role == .key }.map(\.name)
    let numbers = table.columns.filter { keys.contains($0.name) }.compactMap { column in
      if case .numbers(let values) = column.content { values } else { nil }
    }
    guard !numbers.isEmpty else { return table }
    let order = (0..<table.rows).sorted { one, other in
      for values in numbers where values[one] != values[other] {
        return values[one] < values[other]
      }
      return one < other
    }
    var result = table
    for column in result.columns.indices {
      switch result.columns[column].content {
      case .numbers(let values):
        result.columns[column].content = .numbers(order.map { values[$0] })
      case .categories(let codes, let levels):
        result.columns[column].content = .categories(
          codes: order.map { codes[$0] }, levels: levels)
      }
    }
    return result
  }

  /// The services of a table, in each of which somebody is at most.
  private func check(_ table: DataColumns) throws(ModelError) -> [String] {
    func codes(_ name: String) -> (codes: [Int], levels: [String]) {
      guard
        case .categories(let codes, let levels)? = table.columns.first(where: { $0.name == name })?
          .content
      else { return ([], []) }
      return (codes, levels)
    }
    let (persons, services) = (codes(person), codes(columns.service))
    var known = [Int?](repeating: nil, count: persons.levels.count)
    for (person, service) in zip(persons.codes, services.codes) {
      guard (known[person] ?? service) == service else {
        throw .crossedCluster(columns.service, group: self.person)
      }
      known[person] = service
    }
    return services.levels
  }

  /// The plan, for what kinds of column there are.
  private func plan(_ sample: DataColumns) throws(ModelError) -> BlockPlan {
    let categories = sample.columns.filter {
      if case .categories = $0.content { true } else { false }
    }
    do throws(MomentRefusal) {
      return try BlockPlan(
        formula, service: columns.service, person: person, time: columns.time,
        constants: Set(columns.planned.constant), categories: Set(categories.map(\.name)))
    } catch {
      throw .notSummed(error)
    }
  }

  /// The plan of sums that were gathered.
  private func plan(
    _ moments: PersonMoments, _ place: Place
  ) throws(StreamEnd<ModelError>) -> BlockPlan {
    do throws(MomentRefusal) {
      return try BlockPlan(
        formula, service: columns.service, person: person, columns: moments.plan.columns)
    } catch {
      throw .stopped(.notSummed(error))
    }
  }

  /// The plan of sums: numbers near the means of some rows are taken off.
  private func moments(
    _ plan: BlockPlan, _ sample: DataColumns
  ) throws(ModelError) -> MomentPlan {
    do throws(MomentRefusal) {
      let plain = try plan.moments()
      guard sample.rows > 0 else { return plain }
      let sums = try summed(plain, sample)
      return try plan.moments(shift: MomentShift.nearest(to: sums))
    } catch {
      throw .notSummed(error)
    }
  }

  private func summed(
    _ plan: MomentPlan, _ sample: DataColumns
  ) throws(MomentRefusal) -> PersonMoments {
    do throws(ModelError) {
      return try PersonMoments(plan, TableFrame.frame(sample))
    } catch {
      if case .notSummed(let refusal) = error { throw refusal }
      throw .malformed(error.message)
    }
  }

  private func apart(_ place: Place) -> Diagnostic {
    Diagnostic(
      .packetSplitPerson, at: place,
      "The rows of somebody do not stand together: here they go on after those of others, and would count as another person's.",
      help:
        "Sort the rows by '\(person)', or give a file instead of the standard input. Somebody with rows in two services: give all of them one."
    )
  }

  private func refusal(_ error: ModelError, _ place: Place) -> Diagnostic {
    switch error {
    case .crossedCluster:
      return Diagnostic(
        .packetSplitPerson, at: Place(file: place.file, field: person),
        "Somebody has rows in two services: counted in both, people would weigh more than they are.",
        help:
          "Give all rows of a person one service, by a rule that you can name: the first, or the one that was there longest."
      )
    case .notSummed(.varying):
      return Diagnostic(
        .packetNotSummed, at: place,
        "A column that is named with --constant is not the same in all rows of everybody.",
        help: "Leave it out of --constant: its numbers are then taken row by row.")
    case .notSummed(let refusal):
      let help = refusal.help == MomentRefusal.inMemory ? Self.help : refusal.help
      return Diagnostic(
        .packetNotSummed, at: place, "No sums can be made for this plan: \(refusal.message).",
        help: help)
    default:
      return Diagnostic(
        .packetNotSummed, at: place, "No sums can be made for this plan: \(error.message).",
        help: error.help)
    }
  }

  private static let help =
    "Let time be counted in steps that many people share, such as months, and leave columns out that differ from row to row."
}

extension ColumnsAsked {
  /// Asks for columns, each once, as the first says.
  fileprivate init(
    _ first: [Column], and others: [Column], missing: Set<String>, layout: TableLayout
  ) {
    var columns: [Column] = []
    for column in first + others where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    self.init(columns)
    self.missing = missing
    self.layout = layout
  }
}
