import Benchmarking
import Distributions
import Tables

/// What a stretch of rows comes to: sums by service and period, and nothing of any person but a hash of the
/// id where ids are looked for.
struct PacketPart: Sendable {
  /// A row at which reading ends.
  struct Trouble: Sendable {
    enum Kind: Sendable {
      case notANumber
      case category
    }

    var kind: Kind
    /// Line, from 1 for the first of the stretch.
    var line: Int
    var column: String
  }

  /// What is read of a row, and where it stands.
  struct Plan: Sendable {
    let asked: RowsAsked
    /// Names of columns, for diagnostics; empty where there is none.
    let (service, pre, post, person, categories): (String, String, String, String, String)
    /// The period of all rows.
    let periodName: String
    /// Positions among the columns of texts; nil where not asked for.
    let (period, category): (Int?, Int?)
    let strata: Range<Int>
    /// The scores that the scale can give.
    let attainable: ClosedRange<Double>

    init(_ columns: PacketColumnOptions, range: PacketRange?) {
      asked = columns.rows
      (service, pre, post) = (columns.service, columns.pre ?? "", columns.post ?? "")
      (person, categories) = (columns.person ?? "", columns.category ?? "")
      attainable = range.map { $0.lowest...$0.highest } ?? -Double.infinity...Double.infinity
      periodName = columns.periodName ?? ""
      period = columns.period == nil ? nil : 1
      let next = columns.period == nil ? 1 : 2
      category = columns.category == nil ? nil : next
      let first = columns.category == nil ? next : next + 1
      strata = first..<first + columns.stratum.count
    }
  }

  /// Sums by place, each place once.
  private(set) var cells: [(place: PacketTally.Place, cell: PacketTally.Cell)] = []
  /// Rows without a service, or without a person where ids are looked for.
  private(set) var leftOut: (service: Int, person: Int) = (0, 0)
  /// For each row that was taken a hash of person and period, and its line.
  private(set) var keys: [(key: UInt64, line: Int)] = []
  /// The first row at which reading ends.
  private(set) var trouble: Trouble?
  /// Scores that the scale cannot give: line and column.
  private(set) var outside: [(line: Int, column: String)] = []
  /// The levels of strata that occur.
  private(set) var levels: Set<String> = []

  init(_ rows: borrowing RowStretch, _ plan: Plan) {
    let (pre, post) = (rows.numbers(0), rows.numbers(1))
    let services = rows.codes(0)
    let serviceNames = rows.levels(0)
    let periods = plan.period.map { (rows.codes($0), rows.levels($0)) }
    let categories = plan.category.map { (rows.codes($0), rows.levels($0)) }
    let strata = plan.strata.map { (rows.codes($0), rows.levels($0)) }
    let persons = rows.keys()
    for (_, levels) in strata { self.levels.formUnion(levels) }
    let salts = periods?.1.map(Self.salt) ?? []
    let lines = persons.isEmpty ? [] : rows.lines()

    // Places are numbered as they come; what is summed by place stands in arrays until the end.
    var numbers = PlaceNumbers(
      services: serviceNames.count, periods: periods?.1.count ?? 1, rows: rows.count)
    var (sums, people, first) = ([BivariateMoments](), [Int](), [Int]())
    var changes: [ServicePacket.Changes] = []
    var counts: [[UInt32]: Int] = [:]
    for row in 0..<rows.count {
      let service = Int(services[row])
      let period = Int(periods?.0[row] ?? 0)
      guard !serviceNames[service].isEmpty else {
        leftOut.service += 1
        continue
      }
      if !persons.isEmpty {
        guard let person = persons[row] else {
          leftOut.person += 1
          continue
        }
        keys.append((salts.isEmpty ? person : person ^ salts[period], Int(lines[row]) + 1))
      }
      let position = numbers.number(service, period)
      if position == cells.count {
        let place = PacketTally.Place(
          service: serviceNames[service], period: periods.map { $0.1[period] } ?? plan.periodName)
        cells.append((place, PacketTally.Cell()))
        sums.append(BivariateMoments())
        people.append(0)
        first.append(0)
        changes.append(ServicePacket.Changes())
      }
      var (x, y) = (pre[row], post[row])
      if x.isInfinite || y.isInfinite {
        trouble = Trouble(
          kind: .notANumber, line: rows.line(of: row), column: x.isInfinite ? plan.pre : plan.post)
        break
      }
      if x < plan.attainable.lowerBound || x > plan.attainable.upperBound {
        outside.append((rows.line(of: row), plan.pre))
        x = .nan
      }
      if y < plan.attainable.lowerBound || y > plan.attainable.upperBound {
        outside.append((rows.line(of: row), plan.post))
        y = .nan
      }
      people[position] += 1
      guard !x.isNaN else { continue }
      first[position] += 1
      guard !y.isNaN else { continue }
      sums[position].add(x, y)
      if let categories {
        guard changes[position].count(categories.1[Int(categories.0[row])]) else {
          trouble = Trouble(kind: .category, line: rows.line(of: row), column: plan.categories)
          break
        }
      }
      if !strata.isEmpty {
        counts[[UInt32(position)] + strata.map { $0.0[row] }, default: 0] += 1
      }
    }
    for position in cells.indices {
      cells[position].cell.persons = people[position]
      cells[position].cell.first = first[position]
      cells[position].cell.moments = sums[position]
      cells[position].cell.changes = changes[position]
    }
    for (codes, count) in counts {
      let levels = zip(codes.dropFirst(), strata).map { $1.1[Int($0)] }
      cells[Int(codes[0])].cell.strata[levels, default: 0] += count
    }
  }

  /// A number for a period, so that a person may come again in another one (FNV-1a).
  private static func salt(_ period: String) -> UInt64 {
    period.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

/// Numbers pairs of service and period from 0 as they come: in an array where that is not much larger than
/// the rows, as it nearly always is.
private struct PlaceNumbers {
  private let periods: Int
  /// By service and period the number and one, or 0; empty where there is no room for all.
  private var known: [UInt32]
  private var sparse: [Int: Int] = [:]
  private var count = 0

  init(services: Int, periods: Int, rows: Int) {
    self.periods = periods
    let (size, overflows) = services.multipliedReportingOverflow(by: periods)
    let isSmall = !overflows && size <= 8 * rows + 4096
    known = [UInt32](repeating: 0, count: isSmall ? size : 0)
  }

  /// The number of a pair; the next one when it comes for the first time.
  mutating func number(_ service: Int, _ period: Int) -> Int {
    let code = service * periods + period
    if !known.isEmpty {
      if known[code] > 0 { return Int(known[code]) - 1 }
      count += 1
      known[code] = UInt32(count)
      return count - 1
    }
    if let number = sparse[code] { return number }
    defer { count += 1 }
    sparse[code] = count
    return count
  }
}

extension ServicePacket.Changes {
  /// Counts a person by the word of `waymark change`; an empty one counts for nothing.
  ///
  /// - Returns: false where the word is another one.
  fileprivate mutating func count(_ word: String) -> Bool {
    switch word {
    case "recovered":
      recovered += 1
      improved += 1
    case "improved": improved += 1
    case "deteriorated": deteriorated += 1
    case "unchanged", "": break
    default: return false
    }
    return true
  }
}
